internal import HTTP
package import WorkflowModels

/// OpenAPI 3.1 from the declared routes.
package enum OpenAPIDocument {
  package static func make(of api: API) -> JSON {
    .object([
      "openapi": "3.1.0",
      "info": ["title": .string(api.title), "version": .string(api.version), "description": .string(api.summary)],
      "paths": .object(paths(of: api)),
      "components": ["schemas": .object(schemas(of: api))],
    ])
  }

  private static func paths(of api: API) -> JSONObject {
    var paths = JSONObject()
    for (route, _) in api.routes where route.isDocumented {
      var operations = paths[route.documentedPath]?.objectValue ?? [:]
      for method in route.documentedMethods {
        operations[method.rawValue.lowercased()] = operation(route, method)
      }
      paths[route.documentedPath] = .object(operations)
    }
    return paths
  }

  private static func operation(_ route: APIRoute, _ method: HTTPMethod) -> JSON {
    var operation: JSONObject = [
      "operationId": .string(route.operationID(method)), "summary": .string(route.summary),
    ]
    if !route.tag.isEmpty { operation["tags"] = [.string(route.tag)] }
    if !route.description.isEmpty { operation["description"] = .string(route.description) }
    let parameters = pathParameters(of: route) + route.parameters.filter { $0.place != .path }
    if !parameters.isEmpty { operation["parameters"] = .array(parameters.map(parameter)) }
    if let body = route.body {
      operation["requestBody"] = ["required": true, "content": ["application/json": ["schema": body.json]]]
    }
    operation["responses"] = .object(responses(of: route))
    return .object(operation)
  }

  private static func pathParameters(of route: APIRoute) -> [APIParameter] {
    route.pathNames.map { name in
      route.parameters.first { $0.place == .path && $0.name == name }
        ?? APIParameter(name, in: .path, .string(), required: true)
    }
  }

  private static func parameter(_ parameter: APIParameter) -> JSON {
    var object: JSONObject = [
      "name": .string(parameter.name), "in": .string(parameter.place.rawValue),
      "required": .bool(parameter.isRequired || parameter.place == .path), "schema": parameter.schema.json,
    ]
    if !parameter.description.isEmpty { object["description"] = .string(parameter.description) }
    return .object(object)
  }

  private static func responses(of route: APIRoute) -> JSONObject {
    var responses = JSONObject()
    for response in route.responses {
      var object: JSONObject = ["description": .string(response.description)]
      if let schema = response.schema {
        object["content"] = .object([response.contentType: ["schema": schema.json]])
      }
      responses[String(response.status.code)] = .object(object)
    }
    responses["default"] = [
      "description": "An error, with a sentence for people and a code for programs.",
      "content": ["application/json": ["schema": ["$ref": "#/components/schemas/Error"]]],
    ]
    return responses
  }

  private static func schemas(of api: API) -> JSONObject {
    var schemas: JSONObject = ["Error": error, "Diagnostic": diagnostic]
    for (name, schema) in api.schemas { schemas[name] = schema.json }
    return schemas
  }

  private static let error = APISchema.object(
    [
      "detail": .string("What went wrong, and what to do."), "code": .string("What programs decide by."),
      "diagnostics": .array(of: .reference("Diagnostic")),
    ], required: ["detail", "code"]
  ).json

  private static let diagnostic = APISchema.object(
    [
      "severity": .choice(["error", "warning"]), "code": .string(), "node_id": .string(), "path": .string(),
      "message": .string(), "hint": .string(),
    ], required: ["severity", "code", "path", "message"]
  ).json
}
