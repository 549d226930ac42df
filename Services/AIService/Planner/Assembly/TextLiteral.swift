internal import Expressions
internal import WorkflowModels

/// Texts of the prompt as properties: a text with braces in it is a template only if it really is one.
enum TextLiteral {
  static func property(_ text: String) -> JSON {
    guard text.contains("{{") else { return .string(text) }
    return isTemplate(text) ? .string(text) : JQText.template(JQText.string(text))
  }

  static func value(_ operand: Condition.Operand, root: String) -> JSON {
    switch operand {
    case .string(let text): property(text)
    case .number(let number): JQText.json(number)
    case .bool(let flag): .bool(flag)
    case .null, .none: .null
    case .field(let field): JQText.template(field.jq(from: root))
    }
  }

  /// The same inside a jq object.
  static func jq(_ operand: Condition.Operand, root: String) -> String {
    switch operand {
    case .string(let text): JQText.string(text)
    case .number(let number): JQText.number(number)
    case .bool(let flag): flag ? "true" : "false"
    case .null, .none: "null"
    case .field(let field): field.jq(from: root)
    }
  }

  /// A program out of the prompt; nil unless it is one that can stand anywhere in the workflow.
  static func program(_ text: String) -> String? {
    guard let program = try? ExpressionCompiler().compile(text), stands(program.references) else { return nil }
    return text.trimmedBlanks
  }

  private static func isTemplate(_ text: String) -> Bool {
    guard let template = try? Template(parsing: text) else { return false }
    return stands(template.references)
  }

  /// A prompt does not know the ids that its nodes will have.
  private static func stands(_ references: ExpressionReferences) -> Bool {
    !references.readsAllNodes
      && references.paths.allSatisfy { [.input, .trigger, .vars, .execution].contains($0.root) }
  }
}

extension String {
  fileprivate var trimmedBlanks: String {
    var text = Substring(self)
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
