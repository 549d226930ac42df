package import Expressions
package import WorkflowModels

/// A node with all of its expressions compiled.
package final class CompiledNode: Sendable {
  package let node: WorkflowNode
  package let type: any NodeType
  /// The type, where this node computes: asked for once here instead of at every run.
  package let pureType: (any PureNodeType)?
  /// The type, where this node acts.
  package let effectType: (any EffectNodeType)?
  /// The type, where this node computes something that is recorded and may take a while: it is done where nobody waits.
  package let slowType: (any EffectNodeType)?
  /// The same, where it has a body.
  let bodyType: (any BodyNodeType)?
  let templates: CompiledProperties
  /// Properties that are never expanded.
  let literals: JSONObject
  let programs: [String: ExpressionProgram]
  /// Whether any of its expressions looks at the output of another node by name.
  let readsNodes: Bool

  init(
    node: WorkflowNode, type: any NodeType, templates: CompiledProperties, programs: [String: ExpressionProgram]
  ) {
    self.node = node
    self.type = type
    self.templates = templates
    self.programs = programs
    let acts = type.acts(node)
    pureType = acts ? nil : type as? any PureNodeType
    effectType = acts ? type as? any EffectNodeType : nil
    slowType = !acts && type.isAlwaysRecorded(node) ? type as? any EffectNodeType : nil
    let names = type.literals
    literals = names.isEmpty ? [:] : node.properties.filter { names.contains($0.key) }
    bodyType = type as? any BodyNodeType
    let references = templates.references.map(\.references) + programs.values.map(\.references)
    readsNodes = references.contains { $0.reads(.nodes) }
  }

  /// Every `.`, `$nodes`, `$item`… that the node's expressions read.
  package var references: [ExpressionReferences] {
    templates.references.map(\.references) + programs.values.map(\.references)
  }

  /// The same by the path of the property.
  var referencesByProperty: [(property: String, references: ExpressionReferences)] {
    templates.references.map { ($0.path, $0.references) }
      + programs.sorted { $0.key < $1.key }.map { ($0.key, $0.value.references) }
  }

  /// Compiles what it can; what it cannot is in the problems, with the place in the properties.
  static func compile(_ node: WorkflowNode, as type: any NodeType) -> (
    compiled: CompiledNode, problems: [PropertyProblem]
  ) {
    var problems: [PropertyProblem] = []
    let templates = CompiledProperties(.object(type.templates(of: node)), neverExpanded: [])
    for problem in templates.problems {
      problems.append(PropertyProblem(problem.path, problem.error.message, hint: problem.error.hint))
    }
    var programs: [String: ExpressionProgram] = [:]
    for (path, source) in type.programs(of: node) {
      do throws(ExpressionError) {
        programs[path] = try ExpressionCompiler().compile(bare(source))
      } catch {
        problems.append(PropertyProblem(path, error.message, hint: error.hint))
      }
    }
    return (CompiledNode(node: node, type: type, templates: templates, programs: programs), problems)
  }

  /// A condition may be written as jq or as one `{{ jq }}`.
  private static func bare(_ source: String) -> String {
    let trimmed = source.trimmed
    guard trimmed.hasPrefix("{{"), trimmed.hasSuffix("}}"), trimmed.utf8.count >= 4 else { return source }
    return String(trimmed.dropFirst(2).dropLast(2))
  }
}

extension String {
  fileprivate var trimmed: Substring {
    var rest = self[...]
    while let first = rest.first, first.isWhitespace { rest.removeFirst() }
    while let last = rest.last, last.isWhitespace { rest.removeLast() }
    return rest
  }
}
