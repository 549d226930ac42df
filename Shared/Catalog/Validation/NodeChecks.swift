internal import WorkflowModels

/// Checks each node by itself: its type, its properties, its expressions.
struct NodeChecks {
  let registry: NodeRegistry

  /// Answers the compiled nodes in the order of the plan; shorter than the document only when there are errors.
  ///
  /// - Parameter resolved: the same document with what is attached in its nodes. It is what runs; the author's own is
  ///   what is judged.
  func check(
    _ document: WorkflowDocument, _ resolved: WorkflowDocument, _ diagnostics: inout [Diagnostic]
  ) -> [CompiledNode] {
    var compiled: [CompiledNode] = []
    compiled.reserveCapacity(document.nodes.count)
    var seen: Set<NodeID> = []
    for (index, node) in document.nodes.enumerated() {
      let place = "nodes[\(index)]"
      guard seen.insert(node.id).inserted else {
        diagnostics.append(
          .error(
            "duplicate_node_id", nodeID: node.id, path: "\(place).id",
            message: "The id \"\(node.id)\" is used by two nodes.", hint: "Give each node an id of its own."))
        continue
      }
      guard let type = registry[node.type] else {
        diagnostics.append(unknownType(node, at: place))
        continue
      }
      compiled.append(check(node, type, resolved.nodes[index], at: "\(place).data.properties", &diagnostics))
    }
    return compiled
  }

  private func check(
    _ node: WorkflowNode, _ type: any NodeType, _ resolved: WorkflowNode, at place: String,
    _ diagnostics: inout [Diagnostic]
  ) -> CompiledNode {
    let declared = type.declaration.properties
    for property in declared {
      guard let value = node.properties[property.name], !value.isNull else {
        if property.isRequired {
          diagnostics.append(
            .error(
              "missing_property", nodeID: node.id, path: "\(place).\(property.name)",
              message: "\"\(node.id)\" (\(node.type)) needs the property \"\(property.name)\": \(property.summary)",
              hint: "It must be \(property.kind.expectation)."))
        }
        continue
      }
      if !property.kind.accepts(value) {
        diagnostics.append(
          .error(
            "wrong_property", nodeID: node.id, path: "\(place).\(property.name)",
            message: "\"\(property.name)\" of \"\(node.id)\" must be \(property.kind.expectation).",
            hint: "It is \(value.withArticle)."))
      }
    }
    let names = Set(declared.map(\.name))
    for (name, _) in node.properties where !names.contains(name) {
      diagnostics.append(
        .warning(
          "unknown_property", nodeID: node.id, path: "\(place).\(name)",
          message: "The type \(node.type) has no property \"\(name)\"; it does nothing.",
          hint: Nearest.name(to: name, in: names).map { "Did you mean \"\($0)\"?" }))
    }
    let (compiled, expressionProblems) = CompiledNode.compile(resolved, as: type)
    for problem in type.problems(of: node) {
      diagnostics.append(problem.diagnostic("wrong_property", node, place))
    }
    // What is attached is complained of where it was written.
    for problem in expressionProblems where !problem.path.hasPrefix("\(Attachments.property).") {
      diagnostics.append(problem.diagnostic("expression_syntax", node, place))
    }
    return compiled
  }

  private func unknownType(_ node: WorkflowNode, at place: String) -> Diagnostic {
    let names = registry.types.map(\.declaration.type)
    return .error(
      "unknown_node_type", nodeID: node.id, path: "\(place).type",
      message: "There is no node type \"\(node.type.prefix(100))\".",
      hint: Nearest.name(to: node.type, in: names).map { "Did you mean \"\($0)\"?" }
        ?? "GET /api/node-types lists them all.")
  }
}

extension PropertyProblem {
  fileprivate func diagnostic(_ code: String, _ node: WorkflowNode, _ place: String) -> Diagnostic {
    .error(code, nodeID: node.id, path: path.isEmpty ? place : "\(place).\(path)", message: message, hint: hint)
  }
}
