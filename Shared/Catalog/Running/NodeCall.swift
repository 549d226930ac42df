package import Expressions
package import WorkflowModels

/// One attempt at one node, as its type sees it.
package struct NodeCall: Sendable {
  package let node: CompiledNode
  package let run: NodeRun
  let scope: ExpressionScope
  /// Nil where texts are compared by their words alone.
  package var meaning: (any TextMeaning)?

  package init(node: CompiledNode, run: NodeRun, scope: ExpressionScope) {
    self.node = node
    self.run = run
    self.scope = scope
  }

  package var input: JSON { run.input }
  package var arrivals: [Arrival] { run.arrivals }
  /// The recorded moment of this attempt.
  package var now: Timestamp { run.at }

  /// The node's properties with all their templates expanded, and those that have none as they are.
  package func properties() throws(NodeFailure) -> JSONObject {
    do throws(ExpressionError) {
      var properties = try node.templates.render(input, scope: scope).objectValue ?? [:]
      for (name, value) in node.literals { properties[name] = value }
      return properties
    } catch {
      throw NodeFailure(error)
    }
  }

  /// The first result of a program of the node, null when it has none; nil when the node has no such program.
  package func value(ofProgram path: String) throws(NodeFailure) -> JSON? {
    guard node.programs[path] != nil else { return nil }
    return try results(ofProgram: path).first ?? .null
  }

  /// The same for one item of a list.
  package func value(ofProgram path: String, item: JSON, index: Int) throws(NodeFailure) -> JSON? {
    guard let program = node.programs[path] else { return nil }
    var scope = scope
    scope.item = item
    scope.index = index
    return try Self.evaluate(program, input, scope).first ?? .null
  }

  package func results(ofProgram path: String) throws(NodeFailure) -> [JSON] {
    guard let program = node.programs[path] else { return [] }
    return try Self.evaluate(program, input, scope)
  }

  private static func evaluate(
    _ program: ExpressionProgram, _ input: JSON, _ scope: ExpressionScope
  ) throws(NodeFailure) -> [JSON] {
    do throws(ExpressionError) {
      return try program.evaluate(input, scope: scope)
    } catch {
      throw NodeFailure(error)
    }
  }
}

extension NodeFailure {
  init(_ error: ExpressionError) { self.init(code: "expression_failed", message: error.message) }
}
