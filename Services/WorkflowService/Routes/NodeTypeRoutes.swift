internal import Catalog
internal import HTTP
internal import ServiceKit
internal import WorkflowModels

/// What an editor or a model needs to know to write workflows: the node types and the schema of the document.
struct NodeTypeRoutes: Sendable {
  let registry: NodeRegistry

  func add(to api: inout API) {
    let all = JSON.object(["node_types": .array(registry.types.map(\.declaration.json))]).bytes()
    api.get("/api/node-types", "All node types", tag: "Node types") { _ in
      .bytes(all, type: "application/json")
    }
    api.get("/api/node-types/{type}", "One node type", tag: "Node types") { request in
      guard let type = registry[request.pathParameter("type")] else { throw APIError.notFound("Node type") }
      return .json(type.declaration.json)
    }
    let schema = WorkflowDocumentSchema(registry: registry).json.bytes()
    api.get("/schemas/workflow.json", "The JSON Schema of the workflow document", tag: "Node types") { _ in
      .bytes(schema, type: "application/schema+json")
    }
  }
}
