import WorkflowModels

/// Strings, with what is interpolated in them, and their formats.
extension Parser {
  mutating func format(_ name: String, at token: Int) throws(SyntaxFailure) -> SyntaxTree.ID {
    advance()
    guard let format = Format(rawValue: name) else {
      let names = Format.allCases.map { "@\($0.rawValue)" }.joined(separator: ", ")
      throw error(.unknownName, "There is no format @\(name).", at: token, hint: "there are \(names)")
    }
    if current.kind == .stringStart { return try string(format: format) }
    let dot = try add(.identity, at: token)
    return try add(.string([.node(dot)], format: format), at: token)
  }

  mutating func string(format: Format) throws(SyntaxFailure) -> SyntaxTree.ID {
    let token = position
    if isNext(".") { advance() }
    guard current.kind == .stringStart else { throw unexpected("where a string is due") }
    advance()
    var pieces: [SyntaxTree.Piece] = []
    while current.kind != .stringEnd {
      takeText(into: &pieces)
      guard current.kind != .end else { throw unexpected("in a string") }
      if current.kind == .interpolationStart { pieces.append(.node(try interpolation())) }
    }
    advance()
    return try finished(pieces, format, at: token)
  }

  private mutating func takeText(into pieces: inout [SyntaxTree.Piece]) {
    guard case .text(let text) = current.kind else { return }
    advance()
    if !text.isEmpty { pieces.append(.text(text)) }
  }

  private mutating func interpolation() throws(SyntaxFailure) -> SyntaxTree.ID {
    try descend()
    defer { nesting -= 1 }
    advance()
    let inner = try pipe()
    guard current.kind == .interpolationEnd else { throw unexpected("in a string's \\( … )", missing: ")") }
    advance()
    return inner
  }

  private mutating func finished(
    _ pieces: [SyntaxTree.Piece], _ format: Format, at token: Int
  ) throws(SyntaxFailure) -> SyntaxTree.ID {
    guard let first = pieces.first else { return try add(.literal(.string("")), at: token) }
    if pieces.count == 1, case .text(let text) = first { return try add(.literal(.string(text)), at: token) }
    return try add(.string(pieces, format: format), at: token)
  }
}
