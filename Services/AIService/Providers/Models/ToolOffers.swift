internal import Catalog
internal import WorkflowModels

/// The only tools that a model may use for a sentence: what steers and shapes data in almost every workflow, those that
/// retrieval found, and those of the draft and of the exemplars.
struct ToolOffers: Sendable {
  let offers: [ToolOffer]
  let triggers: [ToolOffer]
  private let byID: [String: ToolOffer]

  private static let always = ["http-request", "if-else", "filter", "transform", "edit-fields"]
  private static let most = 14
  private static let nearest = 5

  init(_ request: DraftRequest, catalog: ToolkitCatalog, registry: NodeRegistry = .standard) {
    var offers: [ToolOffer] = []
    func add(_ use: String) {
      guard offers.count < Self.most, let offer = Self.offer(use, request, catalog, registry),
        !offers.contains(where: { $0.id == offer.id })
      else { return }
      offers.append(offer)
    }
    // What is the same for every sentence comes first: servers remember how a prompt began.
    for type in Self.always { add(type) }
    if case .workflow(let planned)? = request.plan {
      for node in planned.document.nodes { add(Self.use(of: node)) }
    }
    // The nearest tools, then what was right for similar sentences, then the others while there is room.
    for tool in request.tools.prefix(Self.nearest) { add(tool.use) }
    for exemplar in request.exemplars {
      for node in exemplar.workflow.nodes { add(Self.use(of: node)) }
    }
    for tool in request.tools.dropFirst(Self.nearest) { add(tool.use) }
    self.offers = offers
    triggers = registry.types.map(\.declaration).filter { $0.category == .trigger }.map { ToolOffer($0) }
    byID = Dictionary((offers + triggers).map { ($0.id, $0) }) { first, _ in first }
  }

  subscript(id: String) -> ToolOffer? { byID[id] }

  /// "connector-action:slack.send_message", or the node type.
  static func use(of node: WorkflowNode) -> String {
    guard node.type == "connector-action", let toolkit = node.properties["toolkit"]?.stringValue,
      let tool = node.properties["tool"]?.stringValue
    else { return node.type }
    return "connector-action:\(toolkit).\(tool)"
  }

  private static func offer(
    _ use: String, _ request: DraftRequest, _ catalog: ToolkitCatalog, _ registry: NodeRegistry
  ) -> ToolOffer? {
    if let colon = use.firstIndex(of: ":") {
      guard let tool = catalog.tool(String(use[use.index(after: colon)...])), tool.kind == .action,
        let toolkit = catalog.toolkit(tool.toolkit), request.toolkits?.contains(toolkit.slug) ?? true
      else { return nil }
      return ToolOffer(tool, in: toolkit)
    }
    guard use != "connector-action", let declaration = registry[use]?.declaration else { return nil }
    return [.trigger, .support].contains(declaration.category) ? nil : ToolOffer(declaration)
  }
}
