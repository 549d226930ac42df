internal import WorkflowModels

/// Somebody who gets or sends mail: an address, with a name to show.
struct MailAddress: Sendable, Hashable {
  let name: String?
  let address: String

  var domain: String { address.split(separator: "@").last.map(String.init) ?? "" }

  /// Reads `ada@example.com` or `Ada Lovelace <ada@example.com>`; nil when it is neither.
  init?(_ text: some StringProtocol) {
    let text = Self.trimmed(text)
    guard !MailHeader.hasControl(text) else { return nil }
    if text.hasSuffix(">"), let open = text.lastIndex(of: "<") {
      let name = Self.trimmed(text[..<open])
      self.name = name.isEmpty ? nil : Self.unquoted(name)
      address = Self.trimmed(text[text.index(after: open)...].dropLast())
    } else {
      name = nil
      address = text
    }
    guard Self.isAddress(address) else { return nil }
  }

  /// Reads one text with commas between the addresses, or an array of texts.
  static func list(_ value: JSON) -> [MailAddress]? {
    let texts: [String]
    switch value {
    case .string(let text): texts = divided(text)
    case .array(let values):
      texts = values.compactMap(\.stringValue)
      guard texts.count == values.count else { return nil }
    default: return nil
    }
    let addresses = texts.compactMap { MailAddress($0) }
    return addresses.count == texts.count && !addresses.isEmpty ? addresses : nil
  }

  /// At the commas that stand neither in quotes nor in angle brackets.
  private static func divided(_ text: String) -> [String] {
    var parts: [String] = [""]
    var isQuoted = false
    var isEscaped = false
    for character in text {
      if character == "," && !isQuoted {
        parts.append("")
        continue
      }
      if character == "\"" && !isEscaped { isQuoted.toggle() }
      isEscaped = character == "\\" && !isEscaped
      parts[parts.count - 1].append(character)
    }
    return parts.filter { !trimmed($0).isEmpty }
  }

  private static func isAddress(_ text: String) -> Bool {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, let local = parts.first, let domain = parts.last, (1...64).contains(local.utf8.count),
      (1...255).contains(domain.utf8.count)
    else { return false }
    let refused = Set("()<>[]:;@\\,\" ".utf8)
    guard local.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && !refused.contains($0) }) else { return false }
    return domain.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { label in
      !label.isEmpty && label.utf8.allSatisfy { $0.isLetterOrDigit || $0 == UInt8(ascii: "-") }
    }
  }

  private static func trimmed(_ text: some StringProtocol) -> String {
    var rest = text[text.startIndex...]
    while rest.first == " " { rest = rest.dropFirst() }
    while rest.last == " " { rest = rest.dropLast() }
    return String(rest)
  }

  private static func unquoted(_ text: String) -> String {
    guard text.count >= 2, text.hasPrefix("\""), text.hasSuffix("\"") else { return text }
    var out = ""
    var isEscaped = false
    for character in text.dropFirst().dropLast() {
      isEscaped = character == "\\" && !isEscaped
      if !isEscaped { out.append(character) }
    }
    return out
  }
}

extension UInt8 {
  fileprivate var isLetterOrDigit: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: false
    }
  }
}
