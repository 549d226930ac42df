import WorkflowModels

/// `.`
final class IdentityForm: SingleForm {
  func value(of input: JSON, _ scope: ExpressionScope, _ run: inout ShortcutRun) -> JSON { input }
}

/// A constant.
final class ConstantForm: SingleForm {
  private let constant: JSON

  init(_ constant: JSON) { self.constant = constant }

  func value(of input: JSON, _ scope: ExpressionScope, _ run: inout ShortcutRun) -> JSON { constant }
}

/// `$x`
final class VariableForm: SingleForm {
  private let slot: Int

  init(slot: Int) { self.slot = slot }

  func value(of input: JSON, _ scope: ExpressionScope, _ run: inout ShortcutRun) -> JSON {
    slot < run.slots.count ? run.slots[slot] : .null
  }
}

/// `$trigger`, `$vars`, `$item`, …
final class GlobalForm: SingleForm {
  private let global: SyntaxTree.Global

  init(_ global: SyntaxTree.Global) { self.global = global }

  func value(of input: JSON, _ scope: ExpressionScope, _ run: inout ShortcutRun) throws(Fault) -> JSON {
    let value: JSON? =
      switch global {
      case .trigger: scope.trigger
      case .vars: scope.vars
      case .execution: scope.execution
      case .item: scope.item
      case .index: scope.index.map { .int($0) }
      case .nodes: .object(scope.nodes.all())
      }
    guard let value else { throw .type("$\(global.rawValue) is not here") }
    return value
  }
}

/// `$nodes.name`
final class NodeOutputForm: SingleForm {
  private let name: String

  init(_ name: String) { self.name = name }

  func value(of input: JSON, _ scope: ExpressionScope, _ run: inout ShortcutRun) throws(Fault) -> JSON {
    guard let output = scope.nodes.lookup(name) else { throw .type("There is no output of a node \"\(name)\" here") }
    return output
  }
}

/// `.a.b[0]` of the input.
final class PathForm: SingleForm {
  private let steps: [SyntaxTree.Step]

  init(_ steps: [SyntaxTree.Step]) { self.steps = steps }

  func value(of input: JSON, _ scope: ExpressionScope, _ run: inout ShortcutRun) throws(Fault) -> JSON {
    guard let first = steps.first else { return input }
    var value = try Paths.child(of: input, first)
    var place = 1
    while place < steps.count {
      value = try Paths.child(of: value, steps[place])
      place += 1
    }
    return value
  }
}

/// `"text \( … )"`, each piece giving one value.
final class TextForm: SingleForm {
  enum Piece: Sendable {
    case text(String)
    case form(any Form)
  }

  private let pieces: [Piece]
  private let format: Format

  init(_ pieces: [Piece], _ format: Format) {
    self.pieces = pieces
    self.format = format
  }

  func value(of input: JSON, _ scope: ExpressionScope, _ run: inout ShortcutRun) throws(Fault) -> JSON {
    try run.meter.step()
    var text = ""
    for piece in pieces {
      switch piece {
      case .text(let more): text += more
      case .form(let form):
        let value = try form.value(of: input, scope, &run)
        text += try Text.interpolated(value, format, &run.meter)
      }
    }
    try run.meter.spend(bytes: text.utf8.count)
    return .string(text)
  }
}
