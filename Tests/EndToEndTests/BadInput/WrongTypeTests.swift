import HTTP
import TestKit
import Testing
import WorkflowModels

/// Values of wrong types for every field and parameter that a service declares in its own OpenAPI document.
@Suite(.serialized, .timeLimit(.minutes(2)))
struct WrongTypeTests {
  private static let values: [JSON] = [
    true, 1, -1, 0, 1.5, "", "text", [], [1], [nil], [[]], [:], ["a": 1], ["a": [:]], .decimal("1e999"),
    .int(.max), .int(.min), .string(repeated("x", 70_000)),
  ]

  @Test(arguments: Stack.Part.allCases)
  func `every field of a body refuses what has another type`(_ part: Stack.Part) async throws {
    try await surviving { stack in
      let client = stack.client(part)
      let document = try await client.get("/openapi.json").json
      var checks = 0
      for operation in Self.operations(of: document, methods: ["post", "put", "patch"]) {
        for (field, schema) in operation.fields(in: document) {
          for value in Self.values {
            var body = operation.plausibleBody
            body[field] = value
            let answer = try await client.send(operation.method, operation.path(), body: JSON.object(body).bytes())
            checks += 1
            let what = "\(operation.method) \(operation.pattern), \(field): \(value.text().prefix(80))"
            #expect(answer.status < 500, "\(what): \(answer)")
            guard answer.status >= 400 else {
              // The validator says what it thinks of a document, and that is an answer.
              if answer.json["valid"] == false { continue }
              #expect(Self.mayBe(value, schema), "\(what) was accepted: \(answer)")
              continue
            }
            #expect(answer.isErrorOfTheHouse, "\(what): \(answer)")
            if !Self.mayBe(value, schema), answer.status == 422 {
              #expect(answer.text.contains(field), "\(what) is not named: \(answer)")
            }
          }
        }
      }
      #expect(checks > 0)
    }
  }

  @Test(arguments: Stack.Part.allCases)
  func `every parameter of a path and of a query refuses nonsense`(_ part: Stack.Part) async throws {
    let nonsense = [
      "", "x", "-1", "1e999", "%00", "%ff", "null", "[]", "999999999999999999999999", "a%2fb", "%F0%9F%98%80",
    ]
    try await surviving { stack in
      let client = stack.client(part)
      let document = try await client.get("/openapi.json").json
      for operation in Self.operations(of: document, methods: ["get", "delete", "post", "put"]) {
        let body = operation.hasBody ? JSON.object(operation.plausibleBody).bytes() : nil
        for word in nonsense {
          let inPath = try await client.send(
            operation.method, operation.path(parameter: word) + "?user_id=u", body: body)
          Self.judge(inPath, operation, word)
          for name in operation.queryParameters {
            let query = name == "user_id" ? "?user_id=\(word)" : "?user_id=u&\(name)=\(word)"
            Self.judge(
              try await client.send(operation.method, operation.path() + query, body: body), operation,
              "\(name)=\(word)")
          }
        }
      }
    }
  }

  private static func judge(_ answer: Answer, _ operation: Operation, _ what: String) {
    // What needs a key that is not set says so, whatever it is sent.
    if operation.pattern == "/api/catalog/sync" {
      #expect(answer.status == 503 && answer.isErrorOfTheHouse, "\(answer)")
      return
    }
    #expect(answer.status < 500, "\(operation.method) \(operation.pattern) with \(what): \(answer)")
    guard answer.status >= 400, operation.method != .head else { return }
    #expect(answer.isErrorOfTheHouse, "\(operation.method) \(operation.pattern) with \(what): \(answer)")
  }
}

/// One operation of an OpenAPI document.
private struct Operation {
  let method: HTTPMethod
  let pattern: String
  let json: JSON

  var hasBody: Bool { json["requestBody"] != nil }

  var queryParameters: [String] {
    (json["parameters"]?.arrayValue ?? []).filter { $0["in"] == "query" }.compactMap { $0["name"]?.stringValue }
  }

  /// The declared fields of the body.
  func fields(in document: JSON) -> [(String, JSON)] {
    var schema = json["requestBody"]?["content"]?["application/json"]?["schema"] ?? .null
    if let reference = schema["$ref"]?.stringValue, let name = reference.split(separator: "/").last {
      schema = document["components"]?["schemas"]?[String(name)] ?? .null
    }
    return (schema["properties"]?.objectValue ?? [:]).map { ($0.key, $0.value) }
  }

  /// Enough that a wrong field is the only thing wrong, for most routes.
  var plausibleBody: JSONObject {
    if pattern.hasPrefix("/schedules") {
      return [
        "user_id": "u", "name": "n", "workflow_id": "wf_01m7vttzm2emr94vk9thhp9yy1", "every_seconds": 3600,
      ]
    }
    if pattern.hasPrefix("/ai") { return ["user_id": "u", "prompt": "Test workflow"] }
    if pattern == "/workflow/execute" {
      return ["user_id": "u", "workflow_data": ["name": "Test", "nodes": [], "edges": []]]
    }
    return ["user_id": "u", "name": "Test", "nodes": [], "edges": []]
  }

  /// The path with each parameter replaced: by an id of the right form that nobody has, unless another text is given.
  func path(parameter: String? = nil) -> String {
    pattern.split(separator: "/", omittingEmptySubsequences: false).map { segment in
      guard segment.hasPrefix("{") else { return String(segment) }
      if let parameter { return parameter }
      let prefix = pattern.hasPrefix("/schedules") ? "sched" : segment.contains("execution") ? "exec" : "wf"
      let kind = pattern.hasPrefix("/workflow/executions") ? "exec" : prefix
      return "\(kind)_01m7vttzm2emr94vk9thhp9yy1"
    }.joined(separator: "/")
  }
}

extension WrongTypeTests {
  fileprivate static func operations(of document: JSON, methods: [String]) -> [Operation] {
    var operations: [Operation] = []
    for (pattern, item) in document["paths"]?.objectValue ?? [:] {
      for method in methods {
        guard let json = item[method] else { continue }
        operations.append(Operation(method: HTTPMethod(rawValue: method.uppercased()), pattern: pattern, json: json))
      }
    }
    return operations
  }

  /// Whether the schema leaves room for such a value; limits of size and form are the service's to judge.
  fileprivate static func mayBe(_ value: JSON, _ schema: JSON) -> Bool {
    if let choices = schema["anyOf"]?.arrayValue ?? schema["oneOf"]?.arrayValue {
      return choices.contains { mayBe(value, $0) }
    }
    let types = schema["type"]?.arrayValue?.compactMap(\.stringValue) ?? schema["type"]?.stringValue.map { [$0] }
    guard let types else { return true }
    return types.contains { type in
      type == value.typeName || (type == "integer" && value.typeName == "number")
    }
  }
}
