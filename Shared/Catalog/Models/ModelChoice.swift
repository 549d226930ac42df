internal import LanguageModels
internal import WorkflowModels

/// Which model a node asks: by its own properties, or by the chat-model that is attached to it.
struct ModelChoice: Sendable {
  enum Provider: Sendable, Hashable {
    /// No model: the node's own way.
    case builtin
    /// The first configured model that answers.
    case automatic
    case vendor(ModelVendor)
  }

  let provider: Provider
  private let model: String?
  private let maximumTokens: Int?

  /// - Parameter usual: what an absent `provider` means.
  init(_ properties: JSONObject, usual: Provider) throws(NodeFailure) {
    let attached = properties[Attachments.property]?["model"]?.objectValue
    let own = attached ?? properties
    model = own["model"]?.stringValue.flatMap { $0.isEmpty ? nil : $0 }
    maximumTokens = own["max_tokens"]?.intValue
    let name = own["provider"] ?? .null
    if name.isNull {
      provider = attached == nil ? usual : .automatic
    } else if let known = name.stringValue.flatMap(Self.provider) {
      provider = known
    } else {
      throw NodeFailure(
        code: "wrong_property",
        message: "\"provider\" must be one of \(Self.names.joined(separator: ", ")), but is \(name.text().prefix(60)).")
    }
  }

  init(_ vendor: ModelVendor, _ properties: JSONObject) {
    provider = .vendor(vendor)
    model = properties["model"]?.stringValue.flatMap { $0.isEmpty ? nil : $0 }
    maximumTokens = properties["max_tokens"]?.intValue
  }

  /// Whether a node that has a way of its own asks a model instead, or may: an expression decides only when it runs.
  static func acts(_ node: WorkflowNode) -> Bool {
    let attached = node.properties[Attachments.property]?["model"]
    guard let name = (attached ?? .object(node.properties))["provider"], !name.isNull else { return attached != nil }
    return name != "builtin"
  }

  /// The model to ask; nil for `builtin`, and for `automatic` where none is configured.
  func model(_ effects: NodeEffects) throws(NodeFailure) -> NodeModel? {
    let gateway: ModelGateway?
    switch provider {
    case .builtin: return nil
    // A model's name means something to one vendor only, so there is nobody to fall back on.
    case .automatic: gateway = model == nil ? effects.models?.gateway() : effects.models?.first
    case .vendor(let vendor):
      gateway = effects.models?.gateway(provider: vendor.rawValue)
      if gateway == nil { throw .notConfigured(vendor) }
    }
    return gateway.map {
      NodeModel(gateway: $0, model: model, maximumTokens: min(max(maximumTokens ?? 4096, 1), 128_000))
    }
  }

  /// The same where there is no way without one.
  func required(_ effects: NodeEffects) throws(NodeFailure) -> NodeModel {
    guard let model = try model(effects) else { throw .noModel }
    return model
  }

  private static func provider(_ name: String) -> Provider? {
    switch name {
    case "builtin": .builtin
    case "auto": .automatic
    default: ModelVendor(named: name).map { .vendor($0) }
    }
  }

  // MARK: What nodes declare

  private static let vendorNames = ModelVendor.allCases.map(\.rawValue) + ["google-gemini"]
  private static let names = ["builtin", "auto"] + vendorNames

  /// For nodes with a way of their own.
  static let optionalProperties = [
    NodeProperty(
      "provider", .choice(names), default: "builtin",
      "Who does it: builtin (no model), auto (the first configured model, else builtin), or a vendor by name."),
    NodeProperty("model", .text, "Instead of the model that is configured for the provider."),
  ]

  /// For nodes that need a model.
  static let requiredProperties = [
    NodeProperty(
      "provider", .choice(["auto"] + vendorNames), default: "auto",
      "Whose model: auto is the first configured one that answers."),
    NodeProperty("model", .text, "Instead of the model that is configured for the provider."),
  ]
}

extension NodeFailure {
  static func notConfigured(_ vendor: ModelVendor) -> NodeFailure {
    NodeFailure(
      code: "model_not_configured",
      message: "There is no key for \(vendor.title): set \(vendor.keyVariable) (or \(vendor.addressVariable) for a "
        + "server of your own) for the workflow service and start it again.")
  }

  static let noModel = NodeFailure(
    code: "model_not_configured",
    message: "No language model is configured: set one of "
      + "\(ModelVendor.allCases.map(\.keyVariable).joined(separator: ", ")) for the workflow service and start it again."
  )
}
