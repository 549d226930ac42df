import WorkflowModels

/// The variables and closures that a piece of program sees: a chain of links, one for each name in scope.
/// A chain can be as long as a recursion is deep, so it is taken apart in a loop and never by nested `deinit`s.
final class Environment {
  enum Content {
    case value(Datum)
    case closure(SyntaxTree.ID, Environment?)
    case label(Int)
  }

  private(set) var content: Content
  private(set) var outer: Environment?

  init(_ content: Content, outer: Environment?) {
    self.content = content
    self.outer = outer
  }

  deinit {
    var pending: [Environment] = []
    release(into: &pending)
    while var link = pending.popLast() {
      guard isKnownUniquelyReferenced(&link) else { continue }
      link.release(into: &pending)
    }
  }

  /// Hands over the links that this one alone may be holding.
  private func release(into pending: inout [Environment]) {
    if let next = outer {
      outer = nil
      pending.append(next)
    }
    if case .closure(_, let captured?) = content {
      content = .label(0)
      pending.append(captured)
    }
  }
}
