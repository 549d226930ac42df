import WorkflowModels

/// Programs that are a constant path, or a path compared with a constant, answer without the machine: most
/// expressions of most workflows are nothing else. Where anything is out of the ordinary, the machine decides.
struct Shortcut: Sendable {
  private enum Root {
    case input
    case global(SyntaxTree.Global)
    case node(String)
  }

  private struct Path {
    let root: Root
    let steps: ArraySlice<SyntaxTree.Step>
  }

  private let path: Path
  private let comparison: (operation: Operator, value: JSON)?

  init?(of tree: SyntaxTree) {
    let root = tree.nodes[tree.root].kind
    if let path = Self.path(tree.root, tree) {
      self.path = path
      comparison = nil
    } else if case .binary(let operation, let left, let right) = root,
      operation == .equal || operation == .notEqual, let path = Self.path(left, tree),
      case .literal(let value) = tree.nodes[right].kind, !value.isContainer
    {
      self.path = path
      comparison = (operation, value)
    } else {
      return nil
    }
  }

  private static func path(_ id: SyntaxTree.ID, _ tree: SyntaxTree) -> Path? {
    switch tree.nodes[id].kind {
    case .identity: return Path(root: .input, steps: [])
    case .global(let global) where global != .nodes: return Path(root: .global(global), steps: [])
    case .access(let base, let steps):
      switch tree.nodes[base].kind {
      case .identity: return Path(root: .input, steps: steps[...])
      case .global(.nodes):
        guard case .key(let name)? = steps.first else { return nil }
        return Path(root: .node(name), steps: steps.dropFirst())
      case .global(let global): return Path(root: .global(global), steps: steps[...])
      default: return nil
      }
    default: return nil
    }
  }

  /// nil when the machine must decide (and say what is wrong).
  func evaluate(_ input: JSON, _ scope: ExpressionScope) -> JSON? {
    guard var value = start(input, scope) else { return nil }
    for step in path.steps {
      guard let next = try? Paths.child(of: value, step) else { return nil }
      value = next
    }
    guard let (operation, wanted) = comparison else { return value }
    if value.isContainer { return .bool(operation == .notEqual) }
    var meter = Meter(.standard)
    guard let order = try? Order.compare(value, wanted, &meter) else { return nil }
    return .bool((order == 0) == (operation == .equal))
  }

  private func start(_ input: JSON, _ scope: ExpressionScope) -> JSON? {
    switch path.root {
    case .input: input
    case .node(let name): scope.nodes.lookup(name)
    case .global(.trigger): scope.trigger
    case .global(.vars): scope.vars
    case .global(.execution): scope.execution
    case .global(.item): scope.item
    case .global(.index): scope.index.map { .int($0) }
    case .global(.nodes): nil
    }
  }
}
