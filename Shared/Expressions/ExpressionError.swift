package import WorkflowModels

/// What went wrong in an expression, told to the person who wrote it: where, in which words, and what to write instead.
package struct ExpressionError: Error, Sendable, Hashable {
  package enum Kind: String, Sendable, Hashable {
    /// The text is not a program.
    case syntax
    /// A function, variable or label that does not exist.
    case unknownName = "unknown_name"
    /// An operation on a value that it cannot be done with.
    case type
    /// The program itself called `error`.
    case thrown
    /// The program did more than it may: see `ExpressionBudget`.
    case budget
    /// A template piece gave no value, or several.
    case template
  }

  package let kind: Kind
  package let message: String
  /// UTF-8 bytes from the start of the source.
  package let offset: Int
  /// Both from 1; the column counts characters.
  package let line: Int
  package let column: Int
  /// The piece of the source that is meant.
  package let text: String
  package let hint: String?
  /// What `error(value)` was given, and what `catch` would see.
  package let value: JSON?

  init(
    _ kind: Kind, _ message: String, source: String, offset: Int, length: Int = 0, hint: String? = nil,
    value: JSON? = nil
  ) {
    self.kind = kind
    self.message = message
    self.hint = hint
    self.value = value
    let bytes = source.utf8
    let held = max(0, min(offset, bytes.count))
    self.offset = held
    let before = String(decoding: bytes.prefix(held), as: UTF8.self)
    line = before.reduce(into: 1) { $0 += $1.isNewline ? 1 : 0 }
    column =
      before.count
      - (before.lastIndex(where: \.isNewline).map { before.distance(from: before.startIndex, to: $0) + 1 } ?? 0) + 1
    let rest = bytes.dropFirst(held)
    let piece = length > 0 ? rest.prefix(length) : rest.prefix { $0 != 10 && $0 != 32 }.prefix(24)
    text = String(decoding: piece.prefix(60), as: UTF8.self)
  }

  /// The same error, seen from a text in which the source stands at `offset` (a template).
  func moved(into source: String, by shift: Int) -> ExpressionError {
    ExpressionError(
      kind, message, source: source, offset: offset + shift, length: text.utf8.count, hint: hint, value: value)
  }
}

extension ExpressionError: CustomStringConvertible {
  package var description: String {
    let place = line == 1 ? "column \(column)" : "line \(line), column \(column)"
    return "\(message) (\(place))" + (hint.map { ": \($0)" } ?? "")
  }
}
