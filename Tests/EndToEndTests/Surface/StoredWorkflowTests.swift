import HTTP
import TestKit
import Testing
import WorkflowModels

/// Workflows as an editor keeps them: versions, lists, and nobody else's.
@Suite(.timeLimit(.minutes(1)))
struct StoredWorkflowTests {
  private static let user = "editor"

  @Test func `each change is a version that can be read again`() async throws {
    let service = try await SharedStack.shared.stack().workflow
    let id = try await service.store(.pure, user: Self.user)
    let changed = Document("Renamed").node("start", "manual-trigger").node("two", "transform", ["expression": "2"])
    let answer = try await service.put("/api/workflows/\(id)/", changed.owned(by: Self.user))
    #expect(answer.status == 200 && answer.json["version"] == 2 && answer.json["name"] == "Renamed", "\(answer)")

    let versions = try await service.get("/api/workflows/\(id)/versions/?user_id=\(Self.user)")
    #expect(versions.json["versions"]?.arrayValue?.compactMap { $0["version"]?.intValue } == [2, 1], "\(versions)")
    let first = try await service.get("/api/workflows/\(id)/versions/1/?user_id=\(Self.user)")
    #expect(first.json["name"] == "Pure" && first.json["version"] == 1, "\(first)")
    #expect(first.json["nodes"] == Document.pure.json["nodes"])
    #expect(try await service.get("/api/workflows/\(id)/versions/3?user_id=\(Self.user)").status == 404)
    #expect(try await service.get("/api/workflows/\(id)/versions/x?user_id=\(Self.user)").status == 400)
    #expect(try await service.get("/api/workflows/\(id)/versions/-1?user_id=\(Self.user)").status == 400)

    let executed = try await service.post(
      "/api/workflows/\(id)/execute/", ["user_id": .string(Self.user), "trigger_data": [:]])
    #expect(executed.json["execution"]?["output_data"] == 2, "\(executed)")
    #expect(executed.json["execution"]?["workflow_version"] == 2)
  }

  @Test func `what is stored comes back as it was sent`() async throws {
    let service = try await SharedStack.shared.stack().workflow
    var object = Document.pure.object
    object["description"] = "Ünïcode \u{0} and \u{1F600}, kept"
    object["vars"] = ["big": .decimal("123456789012345678901234567890"), "tiny": .double(1e-300), "none": nil]
    object["user_id"] = .string(Self.user)
    let created = try await service.post("/api/workflows/", .object(object))
    #expect(created.status == 201, "\(created)")
    let id = try #require(created.json["id"]?.stringValue)
    let read = try await service.get("/api/workflows/\(id)?user_id=\(Self.user)").json
    for field in ["description", "vars", "nodes", "edges"] {
      #expect(read[field] == object[field], "\(field): \(read[field]?.text() ?? "")")
    }
  }

  @Test func `lists are pages, newest first`() async throws {
    let service = try await SharedStack.shared.stack().workflow
    let user = "reader-of-pages"
    var ids: [String] = []
    for number in 0..<5 {
      ids.append(try await service.store(Document("Number \(number)").node("start", "manual-trigger"), user: user))
    }
    var seen: [String] = []
    var cursor: String?
    repeat {
      let query = "user_id=\(user)&limit=2" + (cursor.map { "&cursor=\(PercentEncoding.encode($0))" } ?? "")
      let page = try await service.get("/api/workflows?\(query)")
      #expect(page.status == 200, "\(page)")
      seen += page.json["workflows"]?.arrayValue?.compactMap { $0["id"]?.stringValue } ?? []
      cursor = page.json["next_cursor"]?.stringValue
    } while cursor != nil && seen.count < 10
    #expect(seen == ids.reversed())
    for query in ["limit=0", "limit=-1", "limit=100000", "limit=x", "cursor=%21%21", "cursor=bm9uc2Vuc2U"] {
      let answer = try await service.get("/api/workflows?user_id=\(user)&\(query)")
      #expect(answer.status == 422 || answer.status == 400, "\(query): \(answer)")
      #expect(answer.isErrorOfTheHouse, "\(query): \(answer)")
    }
  }

  @Test func `a deleted workflow is gone, with its webhook`() async throws {
    let service = try await SharedStack.shared.stack().workflow
    let id = try await service.store(.webhook(path: "to-be-deleted", respond: "immediately"), user: Self.user)
    #expect(try await service.activate(id, user: Self.user).status == 200)
    #expect(try await service.post("/webhooks/to-be-deleted", [:]).status == 202)
    #expect(try await service.delete("/api/workflows/\(id)/?user_id=\(Self.user)").status == 204)
    #expect(try await service.get("/api/workflows/\(id)/?user_id=\(Self.user)").status == 404)
    #expect(try await service.post("/webhooks/to-be-deleted", [:]).status == 404)
    #expect(try await service.delete("/api/workflows/\(id)/?user_id=\(Self.user)").status == 404)
  }

  @Test func `executions of a workflow that is not the caller's are not there`() async throws {
    let service = try await SharedStack.shared.stack().workflow
    let id = try await service.store(.pure, user: Self.user)
    #expect(try await service.get("/api/workflows/\(id)/executions/?user_id=\(Self.user)").status == 200)
    #expect(try await service.get("/api/workflows/\(id)/executions/?user_id=somebody").status == 404)
    _ = try await service.post("/api/workflows/\(id)/execute/", ["user_id": .string(Self.user)])
    #expect(try await service.delete("/api/workflows/\(id)?user_id=\(Self.user)").status == 204)
    // Its executions outlive it.
    let left = try await service.get("/api/workflows/\(id)/executions/?user_id=\(Self.user)")
    #expect(left.json["executions"]?.arrayValue?.count == 1, "\(left)")
    #expect(try await service.get("/api/workflows/\(id)/executions/?user_id=somebody").status == 404)
  }

  @Test func `a document and an id of one contradict each other`() async throws {
    let service = try await SharedStack.shared.stack().workflow
    let both = try await service.post(
      "/workflow/execute",
      ["user_id": .string(Self.user), "workflow_id": "wf_1", "workflow_data": Document.pure.json])
    #expect(both.status == 422 && both.code == "conflicting_fields", "\(both)")
    let neither = try await service.post("/workflow/execute", ["user_id": .string(Self.user)])
    #expect(neither.status == 422 && neither.code == "missing_field", "\(neither)")
  }

  @Test func `a document without nodes is legal and completes at once`() async throws {
    let service = try await SharedStack.shared.stack().workflow
    let answer = try await service.post(
      "/workflow/execute",
      ["workflow_data": ["name": "Test", "nodes": []], "user_id": .string(Self.user), "wait_seconds": 5])
    #expect(answer.status == 200 && answer.json["status"] == "completed", "\(answer)")
    #expect(answer.json["execution_id"]?.stringValue?.hasPrefix("exec_") == true)
    #expect(answer.json["execution_time_seconds"]?.doubleValue != nil)
  }

  @Test func `validation names all problems, and warnings do not block`() async throws {
    let service = try await SharedStack.shared.stack().workflow
    let fine = try await service.post("/api/workflows/validate/", Document.pure.json)
    #expect(fine.json == ["valid": true, "diagnostics": []], "\(fine)")
    let lonely = Document().node("only", "transform", ["expression": "1"])
    let warned = try await service.post("/api/workflows/validate/", lonely.json)
    #expect(warned.json["valid"] == true, "\(warned)")
    #expect(warned.json["diagnostics"]?.arrayValue?.contains { $0["severity"] == "warning" } == true)
    let broken = Document().node("a", "no-such-type").node("b", "http-request")
      .node("b", "transform", ["expression": "1"]).node("c", "transform", ["expression": "(("])
    let refused = try await service.post("/api/workflows/validate/", broken.json)
    #expect(refused.status == 200 && refused.json["valid"] == false, "\(refused)")
    let codes = refused.json["diagnostics"]?.arrayValue?.filter { $0["severity"] == "error" } ?? []
    #expect(codes.count >= 4, "\(refused)")
    for diagnostic in codes {
      #expect(diagnostic["code"]?.stringValue != nil && diagnostic["message"]?.stringValue != nil)
      #expect(diagnostic["path"]?.stringValue != nil, "\(diagnostic.text())")
    }
  }
}
