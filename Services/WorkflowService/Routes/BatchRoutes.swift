internal import Catalog
internal import HTTP
internal import Platform
internal import ServiceKit
internal import Store
internal import WorkflowModels

/// `POST /workflow/execute/batch`: many starts in one request, which are committed together.
struct BatchRoutes: Sendable {
  let engine: ExecutionEngine
  let workflows: WorkflowStore
  let reader: ExecutionReader
  static let mostItems = 1000
  private static let route = "POST /workflow/execute/batch"

  func add(to api: inout API) {
    api.post(
      "/workflow/execute/batch", "Execute up to 1,000 workflows", tag: "Executions",
      description: "Answers each item in its place: an execution, or its error with the status it would have had. "
        + "With `tell_ended` an item says `ended: true` when its execution has ended with its start.",
      parameters: [.idempotencyKey],
      body: .object(
        [
          "items": .array(of: .object(), "Bodies of /workflow/execute, each with an `idempotency_key` if you like."),
          "tell_ended": .boolean("Whether to say of executions that have ended already that they have."),
        ],
        required: ["items"]),
      responses: [.ok(.object(["results": .array(of: .object())]))]
    ) { request in try await execute(request) }
  }

  /// An item that can be started, and where its answer goes.
  private struct Ready {
    let place: Int
    let wait: Duration
    let beginning: ExecutionEngine.Beginning
  }

  private func execute(_ request: APIRequest) async throws -> HTTPResponse {
    var fields = try request.fields()
    let items = fields.list("items")
    if items.isEmpty { fields.fail("items", "`items` must have at least one item.") }
    if items.count > Self.mostItems {
      fields.fail("items", "`items` may have at most \(Self.mostItems) items; it has \(items.count).")
    }
    let defaultUser = fields.value("user_id")
    let tellsEnded = fields.bool("tell_ended", default: false)
    try fields.finish()
    let header = try await BatchKey(request, items, defaultUser: defaultUser, store: engine.parts.store)
    var results: [JSON] = Array(repeating: .null, count: items.count)
    var ready: [Ready] = []
    ready.reserveCapacity(items.count)
    var targets = BatchTargets(engine: engine, workflows: workflows)
    for (place, item) in items.enumerated() {
      do {
        ready.append(try await prepare(item, at: place, defaultUser, header, request, &targets))
      } catch {
        results[place] = Self.failure(error, request)
      }
    }
    let answers = await engine.start(all: ready.map(\.beginning))
    for (one, answer) in zip(ready, answers) {
      do {
        results[one.place] = try await view(of: answer, one, tellsEnded: tellsEnded)
      } catch {
        results[one.place] = Self.failure(error, request)
      }
    }
    return .json(["results": .array(results)])
  }

  private func prepare(
    _ item: JSON, at place: Int, _ defaultUser: JSON?, _ header: BatchKey, _ request: APIRequest,
    _ targets: inout BatchTargets
  ) async throws -> Ready {
    guard var object = item.objectValue else {
      throw APIError.unprocessable(
        code: "invalid_field", "`items[\(place)]` must be an object, the body of /workflow/execute.")
    }
    if let defaultUser, object["user_id"] == nil { object["user_id"] = defaultUser }
    var fields = FieldReader(object, query: request.query)
    let key = fields.optionalText("idempotency_key", limit: 255)
    let wish = try ExecuteRequest(&fields)
    let target = try await targets.target(of: wish)
    let id = ExecutionID.next()
    let identity = ExecutionIdentity(
      id: id, userID: wish.user, workflowID: target.id(in: id), workflowVersion: target.version,
      startedAt: engine.parts.now(), businessKey: wish.key, trigger: try wish.trigger(in: target.workflow),
      input: wish.input, options: wish.options)
    let idempotency = key.map { key in
      ExecutionStart.Idempotency(
        route: Self.route, key: key,
        bodyDigest: SHA256.hex(JSON.object(object.filter { $0.key != "idempotency_key" }).canonicalBytes()))
    }
    if !wish.credentials.isEmpty { try await engine.parts.credentials.take(wish.credentials, for: identity.id) }
    return Ready(
      place: place, wait: wish.wait,
      beginning: .init(
        workflow: target.workflow, identity: identity,
        idempotency: idempotency ?? header.idempotency(ofItem: place, route: Self.route)))
  }

  private func view(
    of answer: Result<ExecutionEngine.Started, any Error>, _ one: Ready, tellsEnded: Bool
  ) async throws -> JSON {
    let identity = one.beginning.identity
    let id: ExecutionID
    var status = ExecutionStatus.running
    var hasEnded = false
    if case .failure(let error) = answer { await engine.forgetSecrets(of: identity.id, unbegunBy: error) }
    let started = try answer.get()
    if !started.willRun { await engine.parts.credentials.ended(identity.id) }
    switch started {
    case .mismatch: throw APIError.idempotencyMismatch
    case .duplicate(let earlier): id = earlier
    case .run: id = identity.id
    case .stored(let place): (id, status) = (identity.id, place)
    case .ended(let immediate):
      if one.wait > .zero { return ExecutionView(immediate).json }
      id = identity.id
      hasEnded = true
    }
    if one.wait > .zero, let view = try await reader.finished(id, of: identity.userID, within: one.wait) {
      return view.json
    }
    if id == identity.id {
      var summary = ExecutionView.summary(identity, status: status, completedAt: nil)
      // Not in everybody's answer, which is the same when it is asked for again.
      if hasEnded && tellsEnded { summary["ended"] = true }
      return .object(summary)
    }
    guard let view = try await reader.view(id, of: identity.userID) else { throw APIError.notFound("Execution") }
    return .object(ExecutionView.summary(view.identity, status: .running, completedAt: nil))
  }

  private static func failure(_ error: any Error, _ request: APIRequest) -> JSON {
    let known = APIError(callersSee: error, of: request)
    return ["error": known.json, "status": .int(known.status.code)]
  }
}
