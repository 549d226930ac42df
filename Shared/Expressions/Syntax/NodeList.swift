/// The nodes of one program behind those of the built-in definitions, which all programs share: a copy of them in each
/// would make a text of ten thousand small templates as large as the machine's memory.
struct NodeList: Sendable {
  private let shared: [SyntaxTree.Node]
  private var own: [SyntaxTree.Node] = []

  /// Goes on from a list that will not change any more.
  init(after earlier: NodeList? = nil) { shared = earlier.map { $0.shared + $0.own } ?? [] }

  var count: Int { shared.count + own.count }
  var indices: Range<SyntaxTree.ID> { 0..<count }

  /// Only the program's own nodes can be set.
  subscript(id: SyntaxTree.ID) -> SyntaxTree.Node {
    get { id < shared.count ? shared[id] : own[id - shared.count] }
    set {
      guard id >= shared.count else { return }
      own[id - shared.count] = newValue
    }
  }

  mutating func append(_ node: SyntaxTree.Node) { own.append(node) }
}
