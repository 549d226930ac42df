extension SyntaxTree.Kind {
  /// The nodes within a node, in the order of the text.
  var children: [SyntaxTree.ID] {
    switch self {
    case .identity, .literal, .global, .variable, .leave, .parameter: []
    case .access(let term, _), .iterate(let term), .negate(let term), .label(let term), .path(let term): [term]
    case .index(let term, let key, _): [term, key]
    case .slice(let term, let from, let upTo, _): [term] + [from, upTo].compactMap(\.self)
    case .pipe(let left, let right), .comma(let left, let right), .binary(_, let left, let right),
      .and(let left, let right), .or(let left, let right), .alternative(let left, let right):
      [left, right]
    case .tryCatch(let body, let handler): [body] + [handler].compactMap(\.self)
    case .tryPattern(let body, let next): [body, next]
    case .ifElse(let condition, let then, let otherwise): [condition, then] + [otherwise].compactMap(\.self)
    case .bind(let term, let body): [term, body]
    case .reduce(let source, let initial, let update): [source, initial, update]
    case .foreach(let source, let initial, let update, let extract):
      [source, initial, update] + [extract].compactMap(\.self)
    case .array(let inner): [inner].compactMap(\.self)
    case .object(let entries): entries.flatMap { [$0.key, $0.value] }
    case .string(let pieces, _):
      pieces.compactMap { if case .node(let node) = $0 { node } else { nil } }
    case .assign(let target, let value): [target, value]
    case .modify(let target, let update): [target, update]
    case .modifyWith(let target, let operand, let update): [target, operand, update]
    case .call(_, let arguments, _), .native(_, let arguments): arguments
    }
  }

  /// Whether `.` in that child is another than `.` around the node.
  func changesInput(ofChild place: Int, in tree: SyntaxTree) -> Bool {
    switch self {
    case .pipe(let left, _):
      if place == 0 { return false }
      if case .identity = tree.nodes[left].kind { return false }
      return true
    case .tryCatch, .tryPattern, .modify: return place == 1
    case .modifyWith, .reduce: return place == 2
    case .foreach: return place >= 2
    default: return false
    }
  }
}
