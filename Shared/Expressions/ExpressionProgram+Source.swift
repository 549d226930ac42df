import WorkflowModels

extension ExpressionProgram {
  /// Where the list comes from that the program gives, when it is a path or keeps the elements of what lies there:
  /// `.body.rows`, `$vars.teams | sort`, `.rows[:10]`, `.rows // []`. nil where it computes, or takes no constant path.
  package var listSource: ExpressionReferences.Path? {
    var steps: [SyntaxTree.Step] = []
    var id = tree.root
    // What stands before a pipe, where only paths follow it.
    var earlier: [SyntaxTree.ID] = []
    while true {
      switch tree.nodes[id].kind {
      case .identity, .native(.sort, _), .native(.unique, _), .native(.reverse, _):
        guard let before = earlier.popLast() else { return path(.input, steps, id) }
        id = before
      case .global(let global): return path(ExpressionReferences.Root(global), steps, id)
      case .access(let base, let more):
        steps = more + steps
        id = base
      case .slice(let base, _, _, _): id = base
      case .alternative(let left, let right):
        guard case .literal(.array([])) = tree.nodes[right].kind else { return nil }
        id = left
      case .pipe(let left, let right):
        earlier.append(left)
        id = right
      default: return nil
      }
    }
  }

  private func path(
    _ root: ExpressionReferences.Root, _ steps: [SyntaxTree.Step], _ id: SyntaxTree.ID
  ) -> ExpressionReferences.Path {
    let steps: [ExpressionReferences.Step] = steps.map {
      switch $0 {
      case .key(let name): .key(name)
      case .index(let place): .index(place)
      }
    }
    return ExpressionReferences.Path(root: root, steps: steps, offset: max(0, tree.nodes[id].offset))
  }
}
