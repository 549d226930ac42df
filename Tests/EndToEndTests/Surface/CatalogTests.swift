import HTTP
import TestKit
import Testing
import WorkflowModels

/// `/api/catalog` with a stack of its own, because the catalog is one for all.
@Suite(.serialized, .timeLimit(.minutes(3)))
struct CatalogTests {
  static let manifest: JSON = [
    "toolkit": [
      "slug": "beekeeper", "name": "Beekeeper", "description": "Hives and their honey.", "category": "Farm work",
      "aliases": ["apiary"],
    ],
    "tools": [
      [
        "slug": "create_inspection", "name": "Create an inspection", "description": "Notes an inspection of a hive.",
        "input_parameters": [
          "type": "object",
          "properties": ["hive": ["type": "string"], "note": ["type": "string", "x-reads": "text"]],
          "required": ["note"],
        ],
        "output_parameters": ["type": "object", "properties": ["id": ["type": "string"]]],
        "examples": ["create an inspection in Beekeeper", "log a hive inspection"],
      ],
      ["slug": "hive_swarmed", "name": "When a hive swarms", "kind": "trigger", "examples": ["when a hive swarms"]],
    ],
  ]

  @Test func `an imported service is listed, generated with, overridden, and goes again`() async throws {
    let stack = try await Stack([.ai, .workflow])
    let ai = stack.ai
    // The built-in manifests are written while the service serves already.
    var health = JSON.null
    let isHealthy = try await eventually(within: .seconds(20)) {
      health = try await ai.get("/api/integrations/health").json
      return health["status"] == "healthy"
    }
    #expect(isHealthy && health["custom_toolkits"] == 0 && health["toolkits"]?.intValue ?? 0 >= 50, "\(health)")

    let imported = try await ai.post("/api/catalog/import", Self.manifest)
    #expect(imported.status == 201 && imported.json["replaced"] == false, "\(imported)")
    #expect(imported.json["toolkit"]?["category"] == "farm-work")
    #expect(try await ai.post("/api/catalog/import", Self.manifest).status == 200)
    #expect(try await ai.get("/api/catalog/toolkits/beekeeper").json["source"] == "custom")
    #expect(try await ai.get("/api/catalog/categories/farm-work").json["name"] == "Farm work")
    #expect(try await ai.get("/api/catalog/tools/beekeeper.create_inspection").json["kind"] == "action")
    #expect(try await ai.get("/api/integrations/beekeeper").status == 200)

    let node = try await Self.action("create an inspection in Beekeeper saying \"all well\"", stack)
    #expect(node?["toolkit"] == "beekeeper" && node?["tool"] == "create_inspection", "\(node ?? .null)")
    #expect(node?["arguments"]?["note"] == "all well")

    // A restart finds it again.
    _ = try await stack.process(.ai).terminate()
    try await stack.restart(.ai)
    let again = try await Self.action("create an inspection in Beekeeper saying \"all well\"", stack)
    #expect(again?["toolkit"] == "beekeeper", "\(again ?? .null)")

    #expect(try await ai.delete("/api/catalog/toolkits/beekeeper").status == 204)
    #expect(try await ai.delete("/api/catalog/toolkits/beekeeper").status == 404)
    #expect(try await ai.get("/api/catalog/tools/beekeeper.create_inspection").status == 404)
    #expect(try await Self.action("create an inspection in Beekeeper saying \"all well\"", stack) == nil)
    #expect(try await ai.delete("/api/catalog/categories/farm-work").status == 204)
  }

  @Test func `a built-in service is overridden, hidden and brought back`() async throws {
    let stack = try await Stack([.ai, .workflow])
    let ai = stack.ai
    let original = try await ai.get("/api/catalog/toolkits/slack").json
    #expect(original["source"] == "builtin")
    let renamed = try await ai.put(
      "/api/catalog/toolkits/slack", ["name": "Slack Enterprise", "category": "communication"])
    #expect(renamed.status == 200 && renamed.json["source"] == "custom", "\(renamed)")
    #expect(renamed.json["tools"] == original["tools"])
    #expect(try await ai.delete("/api/catalog/toolkits/slack").status == 204)
    #expect(try await ai.get("/api/catalog/toolkits/slack").json == original)

    #expect(try await ai.delete("/api/catalog/toolkits/slack").status == 204)
    #expect(try await ai.get("/api/catalog/toolkits/slack").status == 404)
    // The next start does not bring it back.
    _ = try await stack.process(.ai).terminate()
    try await stack.restart(.ai)
    #expect(try await ai.get("/api/catalog/toolkits/slack").status == 404)
    #expect(try await ai.put("/api/catalog/toolkits/slack", ["name": "Slack"]).status == 201)
    #expect(try await ai.delete("/api/catalog/toolkits/slack").status == 204)
    #expect(try await ai.get("/api/catalog/toolkits/slack").json == original)

    let tool: JSON = ["name": "Post", "description": "Posts."]
    #expect(try await ai.put("/api/catalog/tools/slack.send_message", tool).json["source"] == "custom")
    #expect(try await ai.put("/api/catalog/tools/slack.wave", tool).status == 201)
    #expect(try await ai.delete("/api/catalog/tools/slack.send_message").status == 204)
    #expect(try await ai.delete("/api/catalog/tools/slack.wave").status == 204)
    #expect(try await ai.get("/api/catalog/toolkits/slack").json == original)
    #expect(try await ai.put("/api/catalog/tools/nothing.wave", tool).status == 404)
    #expect(try await ai.put("/api/catalog/tools/wave", tool).status == 400)
    #expect(try await ai.delete("/api/catalog/categories/communication").code == "category_in_use")
  }

  @Test func `lists come in pages and can be searched`() async throws {
    let ai = try await SharedStack.shared.stack().ai
    var seen: [String] = []
    var cursor = ""
    repeat {
      let page = try await ai.get("/api/catalog/toolkits?limit=20&cursor=\(cursor)").json
      seen += (page["toolkits"]?.arrayValue ?? []).compactMap { $0["slug"]?.stringValue }
      cursor = page["next_cursor"]?.stringValue ?? ""
    } while !cursor.isEmpty && seen.count < 200
    #expect(seen.count >= 50 && seen == Set(seen).sorted())
    let tools = try await ai.get("/api/catalog/tools?toolkit=slack&kind=action&search=message").json["tools"]
    #expect(tools?.arrayValue?.contains { $0["slug"] == "slack.send_message" } == true)
    #expect(try await ai.get("/api/catalog/categories?search=mail").json["categories"]?.arrayValue?.count == 1)
    #expect(try await ai.get("/api/catalog/toolkits?limit=0").status == 422)
    #expect(try await ai.get("/api/catalog/tools?cursor=abc").status == 422)
    #expect(try await ai.get("/api/catalog/tools?kind=wish").status == 422)
  }

  @Test func `what cannot be taken is refused with a sentence`() async throws {
    let ai = try await SharedStack.shared.stack().ai
    let openAPI = try await ai.post("/api/catalog/import", ["openapi": "3.1.0", "paths": [:]])
    #expect(openAPI.status == 422 && openAPI.code == "openapi_not_supported")
    let wrong = try await ai.post("/api/catalog/import", ["toolkit": ["slug": "a b"], "tools": 1])
    #expect(wrong.status == 422 && wrong.json["diagnostics"]?.arrayValue?.count == 3, "\(wrong)")
    #expect(try await ai.post("/api/catalog/import", [1]).status == 422)
    #expect(try await ai.put("/api/catalog/categories/A%20B", ["name": "x"]).status == 422)
    #expect(try await ai.get("/api/catalog/categories/none").status == 404)
    let sync = try await ai.post("/api/catalog/sync", [:])
    #expect(sync.status == 503 && sync.isErrorOfTheHouse, "\(sync)")
    #expect(try await ai.get("/api/integrations/rate-limiting/status").json["enabled"] == false)
    let client = try await ai.get("/api/integrations/ai-client/status").json
    #expect(client["providers"]?.arrayValue?.map { $0["name"] } == ["builtin"])
  }

  @Test func `another replica sees a change`() async throws {
    let stack = try await Stack([.ai, .workflow])
    let other = try await Replica(of: stack)
    #expect(try await other.client.get("/api/catalog/toolkits/beekeeper").status == 404)
    #expect(try await stack.ai.post("/api/catalog/import", Self.manifest).status == 201)
    let isSeen = try await eventually(within: .seconds(10)) {
      try await other.client.get("/api/catalog/toolkits/beekeeper").status == 200
    }
    #expect(isSeen)
  }

  /// The properties of the one service's action in what the sentence becomes.
  private static func action(_ prompt: String, _ stack: Stack) async throws -> JSON? {
    let answer = try await stack.ai.post(
      "/ai/generate", ["prompt": .string(prompt), "user_id": "keeper", "session_id": "one"])
    let nodes = answer.json["workflow"]?["nodes"]?.arrayValue ?? []
    return nodes.first { $0["type"] == "connector-action" }?["data"]?["properties"]
  }
}

/// A second AI service on the same database.
struct Replica {
  let process: ServiceProcess
  let client: JSONClient
  private let directory: TemporaryDirectory

  init(of stack: Stack) async throws {
    let port = try freeLoopbackPort()
    directory = try TemporaryDirectory()
    var environment = try stack.process(.ai).environment
    environment["API_PORT"] = "\(port)"
    process = ServiceProcess(Stack.Part.ai.rawValue, environment: environment, directory: directory.path)
    let client = JSONClient(baseURL: "http://127.0.0.1:\(port)", http: stack.http)
    self.client = client
    try await process.start()
    let isHealthy = await eventually(within: .seconds(60)) { (try? await client.get("/health"))?.status == 200 }
    #expect(isHealthy)
  }
}
