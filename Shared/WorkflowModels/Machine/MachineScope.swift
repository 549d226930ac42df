/// One plan at work: the workflow's own, or one round of a body. Its nodes and edges lie together in the machine's.
struct MachineScope: Sendable {
  let plan: ExecutionPlan
  /// Where its nodes and edges begin in the machine's.
  let firstNode: Int
  let firstEdge: Int
  /// The node whose body it is; nil for the workflow itself.
  let container: Int?
  /// Which round: the item's place, or how often the loop has gone round.
  let index: Int
  /// What its first nodes get; `$item` too.
  let item: JSON
  /// Nodes that are not over yet; the scope ends when none is left.
  var unfinished = 0
  var isOver = false

  init(
    plan: ExecutionPlan, firstNode: Int = 0, firstEdge: Int = 0, container: Int? = nil, index: Int = 0,
    item: JSON = .null
  ) {
    self.plan = plan
    self.firstNode = firstNode
    self.firstEdge = firstEdge
    self.container = container
    self.index = index
    self.item = item
  }
}

/// How far a node with a body has come.
struct BodyProgress: Sendable {
  /// Of a `for-each`; a loop has none.
  var items: BodyItems?
  /// What each item gave, in their order; nil for one that is not over, or was left out.
  var results: [JSON?] = []
  var next = 0
  var active = 0
  /// Scopes of rounds that are not over.
  var scopes: Set<Int> = []
  /// How often a loop has gone round.
  var rounds = 0
}
