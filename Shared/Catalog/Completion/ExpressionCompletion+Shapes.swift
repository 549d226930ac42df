internal import Expressions
internal import WorkflowModels

extension ExpressionCompletion {
  /// What the hops from a root lead to, for the node at a level of `around`; nil where nothing can be.
  func shape(
    of root: ExpressionReferences.Root, _ hops: [CompletionPlace.Hop], level: Int
  ) -> ValueShape? {
    var hops = hops[...]
    var shape: ValueShape
    switch root {
    case .input: shape = around.indices.contains(level) ? shapes.input(of: around[level]) : .unknown
    case .trigger: shape = shapes.trigger
    case .vars: shape = shapes.vars
    case .execution: shape = KnownShapes.execution
    case .nodes:
      guard case .key(let name)? = hops.popFirst(), let source = shapes.place(of: NodeID(rawValue: name)) else {
        return nil
      }
      shape = shapes.output(of: source)
    case .item: shape = item(level: level)
    case .index: return nil
    }
    for hop in hops {
      let child: ValueShape? =
        switch hop {
        case .key(let name): shape.child(.key(name))
        case .index(let index): shape.child(.index(index))
        case .each: shape.element
        }
      guard let child else { return nil }
      shape = child
    }
    return shape
  }

  /// What `$item` is: an element of the list that the for-each around the node goes over, or that a filter goes over.
  ///
  /// Unknown in the body of a loop, where it is what the last round gave, and in a filter within a body, because one of
  /// its properties sees its own item and the other that of the body.
  private func item(level: Int) -> ValueShape {
    guard around.indices.contains(level) else { return .unknown }
    switch around[level].node.type {
    case "filter" where level == 0:
      return around.count == 1 ? list(at: level)?.element ?? .unknown : .unknown
    case "loop" where level == 0: return .unknown
    default:
      guard around.indices.contains(level + 1), around[level + 1].node.type == "for-each" else { return .unknown }
      return list(at: level + 1)?.element ?? .unknown
    }
  }

  /// What the property `items` gives, where it is a path or written out.
  private func list(at level: Int) -> ValueShape? {
    switch shapes.properties(of: around[level])["items"] {
    case nil: return shape(of: .input, [], level: level)
    case .array(let items)?: return ValueShape(describing: .array(items))
    case .string(let text)?:
      guard let source = try? Template(parsing: text).singleExpression?.listSource else { return nil }
      let hops: [CompletionPlace.Hop] = source.steps.map {
        switch $0 {
        case .key(let name): .key(name)
        case .index(let index): .index(index)
        }
      }
      return shape(of: source.root, hops, level: level)
    default: return nil
    }
  }
}
