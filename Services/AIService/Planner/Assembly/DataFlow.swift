internal import WorkflowModels

/// Where the data stands that the next step is to work on. A step that only sends the data away does not become its
/// source: what comes after still means the data ("post it to A and then to B").
struct DataFlow: Sendable, Hashable {
  enum Origin: Sendable, Hashable {
    case trigger
    case node(NodeID)
  }

  /// Where in the origin's output the data is.
  enum Shape: Sendable, Hashable {
    case itself
    /// An HTTP answer carries it.
    case body
    /// A webhook's call carries it, but a run by hand gives it bare.
    case bodyOrSelf
    /// Several HTTP answers that were merged; lists are put one behind the other.
    case bodies(lists: Bool)
    /// A webhook's call to which members were added, beside its body.
    case bodyWith([String])
    /// One member of the trigger's data.
    case member(FieldPath, ofBody: Bool)
  }

  var origin: Origin
  var shape: Shape
  /// The data is the item of a body: its origin is reached as `$item`.
  var item = false
  /// Whether the next node's input is the origin's output.
  var isLocal = true
  var isList: Bool?
  /// What it is called, singular.
  var noun: String?
  /// The field that carries the number when the data is one ("count").
  var measure: String?

  /// The output of the origin.
  var base: String {
    if isLocal { return "." }
    if item, origin == .trigger { return "$item" }
    switch origin {
    case .trigger: return "$trigger"
    case .node(let id): return "$nodes.\(id.rawValue)"
    }
  }

  private var body: String { base == "." ? "(.body // .)" : "(\(base).body // \(base))" }

  var isMember: Bool {
    if case .member = shape { true } else { false }
  }

  /// The data.
  var expression: String {
    switch shape {
    case .itself: base
    case .body: base == "." ? ".body" : base + ".body"
    case .bodyOrSelf: body
    case .bodyWith(let names):
      "(\(body) + {\(names.map { "\(JQText.key($0)): \(FieldPath([$0]).jq(from: base))" }.joined(separator: ", "))})"
    case .member(let path, let ofBody): path.jq(from: ofBody ? body : base)
    case .bodies(let lists): lists ? "(\(base) | map(.body) | add)" : "(\(base) | map(.body))"
    }
  }

  /// An expression over the data: nothing stands in front where the data is the input itself.
  func piped(_ program: String) -> String {
    expression == "." ? program : "\(expression) | \(program)"
  }

  var isInput: Bool { expression == "." }
}
