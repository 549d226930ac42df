package import Platform

/// Which models are configured, read and checked once at the start.
package struct ModelSettings: Sendable {
  /// One vendor with a key or an address of its own.
  package struct Provider: Sendable, Hashable {
    package let vendor: ModelVendor
    package let key: String?
    package let address: String
    package let model: String
    /// Another server than the vendor's: its address came from a setting.
    package let isOwnServer: Bool
  }

  /// In the order in which they are tried.
  package let providers: [Provider]
  /// For a call of the gateway, with all retries and fallbacks.
  package let timeout: Duration
  /// By the model's name.
  package let prices: [String: ModelPrice]

  package init(_ settings: Settings) throws(SettingsError) {
    timeout = try settings.seconds(
      "LLM_TIMEOUT_SECONDS", default: .seconds(60), in: .milliseconds(100) ... .seconds(3600))
    prices = try Self.prices(settings)
    var providers: [Provider] = []
    for vendor in try Self.order(settings) {
      if let provider = try Self.provider(vendor, settings) { providers.append(provider) }
    }
    self.providers = providers
  }

  private static func order(_ settings: Settings) throws(SettingsError) -> [ModelVendor] {
    var order: [ModelVendor] = []
    for name in settings.list("LLM_PROVIDERS", default: ModelVendor.allCases.map(\.rawValue)) {
      guard let vendor = ModelVendor(rawValue: name.lowercased()), !order.contains(vendor) else {
        throw SettingsError(
          variable: "LLM_PROVIDERS",
          message: "LLM_PROVIDERS must be names of \(ModelVendor.allCases.map(\.rawValue).joined(separator: ", ")), "
            + "each once, divided by commas; correct it in the environment or in the .env file")
      }
      order.append(vendor)
    }
    return order
  }

  /// Nil for a vendor without a key. A server of one's own needs none.
  private static func provider(_ vendor: ModelVendor, _ settings: Settings) throws(SettingsError) -> Provider? {
    let key = settings.optionalText(vendor.keyVariable)
    let address = try settings.optionalURL(vendor.addressVariable)
    guard key != nil || address != nil else { return nil }
    guard key?.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) ?? true else {
      throw SettingsError(
        variable: vendor.keyVariable, message: "\(vendor.keyVariable) must be one word of plain ASCII characters")
    }
    return Provider(
      vendor: vendor, key: key, address: address.map { complete($0, for: vendor) } ?? vendor.usualAddress,
      model: settings.text(vendor.modelVariable, default: vendor.usualModel), isOwnServer: address != nil)
  }

  private static func complete(_ address: String, for vendor: ModelVendor) -> String {
    if vendor == .anthropic && address.hasSuffix("/v1") { return address }
    let rest = address.split(separator: "/", maxSplits: 2, omittingEmptySubsequences: false).last ?? ""
    // Anthropic's own libraries take the address without the version, whatever path stands before it.
    return vendor == .anthropic || !rest.contains("/") ? address + vendor.usualPath : address
  }

  private static func prices(_ settings: Settings) throws(SettingsError) -> [String: ModelPrice] {
    var prices: [String: ModelPrice] = [:]
    for entry in settings.list("LLM_PRICES") {
      guard let sign = entry.lastIndex(of: "="), sign != entry.startIndex,
        let price = ModelPrice(parsing: entry[entry.index(after: sign)...])
      else {
        throw SettingsError(
          variable: "LLM_PRICES",
          message: "LLM_PRICES must be such as claude-sonnet-5-5=3/15/0.3,gpt-5-mini=0.25/2: US dollars for a million "
            + "tokens of input, output and (if it differs) cached input")
      }
      prices[String(entry[..<sign])] = price
    }
    return prices
  }

  /// Variable, default and meaning of each setting, in the order of reading.
  package static let descriptions: [(variable: String, usual: String, meaning: String)] =
    [
      (
        "LLM_PROVIDERS", ModelVendor.allCases.map(\.rawValue).joined(separator: ","),
        "The order in which language models are tried; those without a key or an address are left out."
      ),
      ("LLM_TIMEOUT_SECONDS", "60", "Seconds for an answer of the models, retries and fallbacks included."),
      ("LLM_PRICES", "none", "model=input/output[/cached], US dollars per million tokens, for the accounting."),
    ]
    + ModelVendor.allCases.flatMap { vendor in
      [
        (vendor.keyVariable, "none", "The key of \(vendor.rawValue); without key and address it is not used."),
        (vendor.addressVariable, vendor.usualAddress, "Another server that speaks the same; it needs no key."),
        (vendor.modelVariable, vendor.usualModel, "The model that is asked there."),
      ]
    }
}
