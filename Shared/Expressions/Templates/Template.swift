package import WorkflowModels

/// A text with `{{ expressions }}` in it, compiled once. A text that is nothing but one expression keeps that
/// expression's type; in a longer text every value is written out.
package final class Template: Sendable {
  enum Piece: Sendable {
    case text(String)
    /// The offset is that of the expression in the template.
    case expression(ExpressionProgram, offset: Int)
  }

  package let source: String
  let pieces: [Piece]
  package let references: ExpressionReferences

  package init(parsing source: String) throws(ExpressionError) {
    self.source = source
    var pieces: [Piece] = []
    var references = ExpressionReferences()
    let scanner = TemplateScanner(source)
    for piece in try scanner.pieces() {
      let text = String(decoding: scanner.bytes[piece.range], as: UTF8.self)
      guard piece.isExpression else {
        pieces.append(.text(text))
        continue
      }
      do {
        let program = try ExpressionCompiler().compile(text)
        pieces.append(.expression(program, offset: piece.range.lowerBound))
        references.formUnion(program.references, shiftedBy: piece.range.lowerBound)
      } catch {
        throw error.moved(into: source, by: piece.range.lowerBound)
      }
    }
    self.pieces = pieces
    self.references = references
  }

  /// Whether there is nothing to evaluate.
  package var isLiteral: Bool {
    pieces.allSatisfy { if case .text = $0 { true } else { false } }
  }

  /// The only expression, when the text is nothing else.
  package var singleExpression: ExpressionProgram? {
    guard pieces.count == 1, case .expression(let program, _)? = pieces.first else { return nil }
    return program
  }

  package func render(
    _ input: JSON, scope: ExpressionScope, budget: ExpressionBudget? = nil
  ) throws(ExpressionError) -> JSON {
    if case .expression(let program, let offset)? = pieces.first, pieces.count == 1 {
      return try value(of: program, offset, input, scope, budget) ?? .null
    }
    let most = (budget ?? scope.budget).bytes
    var result = ""
    for piece in pieces {
      switch piece {
      case .text(let text): result += text
      case .expression(let program, let offset):
        let value = try value(of: program, offset, input, scope, budget) ?? .null
        result += try text(of: value, program, offset)
        guard result.utf8.count <= most else {
          throw ExpressionError(.budget, "The text grows beyond \(most) bytes.", source: source, offset: offset)
        }
      }
    }
    return .string(result)
  }

  /// nil when the expression gave nothing.
  private func value(
    of program: ExpressionProgram, _ offset: Int, _ input: JSON, _ scope: ExpressionScope, _ budget: ExpressionBudget?
  ) throws(ExpressionError) -> JSON? {
    if let result = program.onlyResult(of: input, scope: scope, budget: budget) { return result }
    let results: [JSON]
    do {
      results = try program.evaluate(input, scope: scope, budget: budget)
    } catch {
      throw error.moved(into: source, by: offset)
    }
    guard results.count <= 1 else {
      throw ExpressionError(
        .template, "{{\(program.source)}} gives \(results.count) values, where one is needed.", source: source,
        offset: offset, length: program.source.utf8.count,
        hint: "write [\(program.source.trimmedSpaces)] for a list of them")
    }
    return results.first
  }

  private func text(of value: JSON, _ program: ExpressionProgram, _ offset: Int) throws(ExpressionError) -> String {
    switch value {
    case .string(let text): return text
    case .null:
      let name = program.source.trimmedSpaces
      throw ExpressionError(
        .template, "\(name) is missing or null, and cannot stand in a text.", source: source, offset: offset,
        length: program.source.utf8.count, hint: "write {{ \(name) // \"\" }} if it may be missing")
    default: return value.text()
    }
  }
}

extension String {
  /// Without white space at either end.
  var trimmedSpaces: String { Text.trimmed(self, start: true, end: true) }
}
