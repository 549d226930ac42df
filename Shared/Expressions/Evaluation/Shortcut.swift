import WorkflowModels

/// Programs that are a constant path, a little arithmetic on paths and numbers, a comparison, or an object of such,
/// answer without the machine: most expressions of most workflows are nothing else. Where anything is out of the
/// ordinary (an error, a large value, a number that is none), the machine decides.
struct Shortcut: Sendable {
  private enum Root: Sendable {
    case input
    case global(SyntaxTree.Global)
    case node(String)
  }

  private struct Path: Sendable {
    let root: Root
    let steps: ArraySlice<SyntaxTree.Step>
  }

  private indirect enum Form: Sendable {
    case path(Path)
    case scalar(JSON)
    case binary(Operator, Form, Form)
    case object([(key: String, value: Form)])
  }

  private let form: Form
  /// Deeper programs are the machine's: making and evaluating a form recurses.
  private static let deepest = 8
  private static let mostMembers = 32

  init?(of tree: SyntaxTree) {
    guard let form = Self.form(tree.root, tree, depth: 0) else { return nil }
    // A mere constant is the machine's too: it may be of any size.
    if case .scalar = form { return nil }
    self.form = form
  }

  private static func form(_ id: SyntaxTree.ID, _ tree: SyntaxTree, depth: Int) -> Form? {
    if let path = path(id, tree) { return .path(path) }
    guard depth < deepest else { return nil }
    switch tree.nodes[id].kind {
    case .literal(let value): return value.isContainer ? nil : .scalar(value)
    case .binary(let operation, let left, let right):
      guard let left = form(left, tree, depth: depth + 1), let right = form(right, tree, depth: depth + 1) else {
        return nil
      }
      return .binary(operation, left, right)
    case .object(let members):
      guard depth == 0, members.count <= mostMembers else { return nil }
      var forms: [(key: String, value: Form)] = []
      for member in members {
        guard case .literal(.string(let key)) = tree.nodes[member.key].kind,
          !forms.contains(where: { $0.key == key }), let value = form(member.value, tree, depth: depth + 1)
        else { return nil }
        forms.append((key, value))
      }
      return .object(forms)
    default: return nil
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
  func evaluate(_ input: JSON, _ scope: ExpressionScope) -> JSON? { evaluate(form, input, scope) }

  private func evaluate(_ form: Form, _ input: JSON, _ scope: ExpressionScope) -> JSON? {
    switch form {
    case .scalar(let value): return value
    case .path(let path): return evaluate(path, input, scope)
    case .binary(let operation, let left, let right):
      // From right to left, as the machine does: with two paths that fail, the error of the right one is told.
      guard let right = evaluate(right, input, scope), let left = evaluate(left, input, scope) else { return nil }
      return Self.apply(operation, left, right)
    case .object(let members):
      var object = JSONObject(minimumCapacity: members.count)
      for member in members {
        guard let value = evaluate(member.value, input, scope), !value.isContainer else { return nil }
        object[member.key] = value
      }
      return .object(object)
    }
  }

  private func evaluate(_ path: Path, _ input: JSON, _ scope: ExpressionScope) -> JSON? {
    guard var value = start(path, input, scope) else { return nil }
    for step in path.steps {
      guard let next = try? Paths.child(of: value, step) else { return nil }
      value = next
    }
    return value
  }

  private static func apply(_ operation: Operator, _ left: JSON, _ right: JSON) -> JSON? {
    var meter = Meter(.standard)
    switch operation {
    case .equal where left.isContainer != right.isContainer: return false
    case .notEqual where left.isContainer != right.isContainer: return true
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual:
      if left.isContainer || right.isContainer { return nil }
    case .add, .subtract, .multiply, .divide, .remainder:
      guard isPlainNumber(left), isPlainNumber(right) else { return nil }
    }
    guard let result = try? Arithmetic.apply(operation, left, right, isOwned: false, &meter) else { return nil }
    if case .double(let number) = result, !number.isFinite { return nil }
    return result
  }

  private static func isPlainNumber(_ value: JSON) -> Bool {
    switch value {
    case .int: true
    case .double(let number): number.isFinite
    default: false
    }
  }

  private func start(_ path: Path, _ input: JSON, _ scope: ExpressionScope) -> JSON? {
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
