import WorkflowModels

/// An `ExpressionError` behind a reference. Every call that can throw keeps room for its error on the stack, and the
/// parser's calls are many and deep: with the error itself in each frame, thirty parentheses filled half a megabyte.
final class SyntaxFailure: Error, Sendable {
  let error: ExpressionError

  init(_ error: ExpressionError) { self.error = error }
}

/// Turns tokens into a `SyntaxTree`, resolving every name on the way: what comes out has no unknown function,
/// variable or label. Nesting is bounded, so that ten thousand parentheses are an error and not a crash.
struct Parser {
  struct Binding {
    enum Kind {
      case variable
      case label
      case parameter
      case function(Int)
    }
    let name: String
    let kind: Kind
    /// Which link of the environment it is, counted from the outside.
    let level: Int
  }

  let source: String
  let tokens: [Token]
  let isPrelude: Bool
  var position = 0
  var nesting = 0
  var bindings: [Binding] = []
  /// How many links the environment has at this place.
  var level = 0
  var tree: SyntaxTree

  /// A pair of parentheses counts as three.
  static let maximumNesting = 120

  /// Called where the parser goes into itself; `nesting` goes down again when the caller is done.
  mutating func descend() throws(SyntaxFailure) {
    guard nesting < Self.maximumNesting else {
      throw error(.syntax, "The expression is nested too deep.", at: position, hint: "name a part of it with def or as")
    }
    nesting += 1
  }

  init(_ source: String, onto tree: SyntaxTree, isPrelude: Bool = false) throws(SyntaxFailure) {
    self.source = source
    self.isPrelude = isPrelude
    tokens = try Lexer.tokens(of: source)
    self.tree = tree
    for (place, function) in tree.functions.enumerated() where function.level == 0 && !function.name.isEmpty {
      bindings.append(Binding(name: function.name, kind: .function(place), level: 0))
    }
  }

  static func parse(_ source: String, onto tree: SyntaxTree) throws(ExpressionError) -> SyntaxTree {
    do throws(SyntaxFailure) {
      var parser = try Parser(source, onto: tree)
      parser.tree.ownStart = parser.tree.nodes.count
      parser.tree.root = try parser.pipe()
      if parser.current.kind != .end { throw parser.unexpected("after the end of the expression") }
      return parser.tree
    } catch {
      throw error.error
    }
  }

  // MARK: Tokens

  var current: Token {
    // The last token is `.end`, and nobody advances over it.
    position < tokens.count ? tokens[position] : Token(kind: .end, start: source.utf8.count, end: source.utf8.count)
  }

  func kind(at place: Int) -> Token.Kind {
    place >= 0 && place < tokens.count ? tokens[place].kind : .end
  }

  func token(at place: Int) -> Token {
    place >= 0 && place < tokens.count ? tokens[place] : current
  }

  mutating func advance() { position = min(position + 1, max(0, tokens.count - 1)) }

  func isNext(_ symbol: String) -> Bool { current.kind == .symbol(symbol) }
  func isNext(keyword: String) -> Bool { current.kind == .name(keyword) }

  mutating func take(_ symbol: String) -> Bool {
    guard isNext(symbol) else { return false }
    advance()
    return true
  }

  mutating func take(keyword: String) -> Bool {
    guard isNext(keyword: keyword) else { return false }
    advance()
    return true
  }

  mutating func expect(_ symbol: String, _ place: String) throws(SyntaxFailure) {
    guard take(symbol) else { throw unexpected(place, missing: symbol) }
  }

  mutating func expect(keyword: String, _ place: String) throws(SyntaxFailure) {
    guard take(keyword: keyword) else { throw unexpected(place, missing: keyword) }
  }

  func unexpected(_ place: String, missing: String? = nil) -> SyntaxFailure {
    let token = current
    let found = token.kind == .end ? "The expression ends" : "\"\(text(of: token))\" stands"
    let wanted = missing.map { ", where \"\($0)\" is missing" } ?? ""
    var hint: String?
    if case .symbol("?") = token.kind, missing == nil { hint = "a choice is written: if … then … else … end" }
    if missing == "end" { hint = "every if is closed by end" }
    return error(.syntax, "\(found) \(place)\(wanted).", at: position, hint: hint)
  }

  /// Places are those of tokens: small enough to be handed on through every level of the parser.
  func error(
    _ kind: ExpressionError.Kind, _ message: String, at place: Int, hint: String? = nil
  ) -> SyntaxFailure {
    let token = token(at: place)
    return SyntaxFailure(
      ExpressionError(
        kind, message, source: source, offset: token.start, length: max(0, token.end - token.start), hint: hint))
  }

  private func text(of token: Token) -> String {
    String(decoding: source.utf8.dropFirst(token.start).prefix(max(0, token.end - token.start)), as: UTF8.self)
  }

  // MARK: Nodes

  mutating func add(_ kind: SyntaxTree.Kind, at token: Int) throws(SyntaxFailure) -> SyntaxTree.ID {
    guard tree.nodes.count - tree.ownStart < SyntaxTree.maximumNodes else {
      throw error(.syntax, "The expression is too large.", at: token)
    }
    tree.nodes.append(.init(kind: kind, offset: isPrelude ? -1 : self.token(at: token).start))
    return tree.nodes.count - 1
  }

  // MARK: Scopes

  mutating func bind(_ name: String, _ kind: Binding.Kind) {
    bindings.append(Binding(name: name, kind: kind, level: level))
    if case .function = kind { return }
    level += 1
  }

  /// Runs `body` and forgets what it has bound.
  mutating func scoped(
    _ body: (inout Parser) throws(SyntaxFailure) -> SyntaxTree.ID
  ) throws(SyntaxFailure) -> SyntaxTree.ID {
    let (count, outer) = (bindings.count, level)
    let result = try body(&self)
    bindings.removeSubrange(count...)
    level = outer
    return result
  }

  /// From here out to the link that `binding` is.
  func hops(to binding: Binding) -> Int { level - 1 - binding.level }
}
