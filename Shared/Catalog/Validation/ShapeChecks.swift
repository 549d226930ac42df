internal import Expressions
internal import WorkflowModels

/// Warns of a path that no output of the node it reads can have, by what the node's type declares. What a trigger gives
/// is not judged: by hand a workflow can be started with anything.
struct ShapeChecks {
  let shapes: KnownShapes
  /// By their place in the document.
  let nodes: [CompiledNode]

  func check(_ diagnostics: inout [Diagnostic]) {
    for place in shapes.places where nodes.indices.contains(place.node.place) {
      let node = nodes[place.node.place]
      var seen: Set<String> = []
      for (property, references) in node.referencesByProperty {
        for path in references.paths {
          guard let problem = problem(path, in: property, at: place), seen.insert(problem.message).inserted else {
            continue
          }
          diagnostics.append(problem)
        }
      }
    }
  }

  private func problem(
    _ path: ExpressionReferences.Path, in property: String, at place: KnownShapes.Place
  ) -> Diagnostic? {
    var steps = path.steps[...]
    var shape: ValueShape
    switch path.root {
    case .nodes:
      guard case .key(let name)? = steps.popFirst(), let source = shapes.place(of: NodeID(rawValue: name)) else {
        return nil
      }
      shape = shapes.output(of: source, isByHandToo: true)
    case .input where !place.node.givesProgramsAnotherInput:
      shape = shapes.input(of: place, isByHandToo: true)
    default: return nil
    }
    while let step = steps.popFirst() {
      guard let child = shape.child(step) else { return warning(path, step, shape, property, place) }
      shape = child
    }
    return nil
  }

  private func warning(
    _ path: ExpressionReferences.Path, _ step: ExpressionReferences.Step, _ shape: ValueShape, _ property: String,
    _ place: KnownShapes.Place
  ) -> Diagnostic {
    var hint: String?
    let known = shape.fields
    let what: String
    switch step {
    case .key(let name) where shape.type == "object":
      what = "has no field \"\(name)\""
      hint =
        Nearest.name(to: name, in: known).map { "Did you mean \"\($0)\"?" }
        ?? "It has \(known.joined(separator: ", "))."
    case .key(let name):
      what = "is of type \(shape.type ?? "another") and has no field \"\(name)\""
      if shape.type == "array" { hint = "Write [].\(name) or [0].\(name)." }
    case .index: what = "is of type \(shape.type ?? "another") and no array"
    }
    return .warning(
      "unknown_path", nodeID: place.node.id, path: "nodes[\(place.node.place)].data.properties.\(property)",
      message: "\"\(place.node.id)\" reads \(path.description), which cannot exist: what it is taken from \(what).",
      hint: hint)
  }
}

extension ExecutionPlan.Node {
  /// In a loop's condition `.` is what the last round gave, and in a filter's there is `$item` to read.
  fileprivate var givesProgramsAnotherInput: Bool { type == "loop" || type == "filter" }
}
