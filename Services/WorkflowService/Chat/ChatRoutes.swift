internal import Catalog
internal import HTTP
internal import Platform
internal import ServiceKit
internal import Store
internal import WorkflowModels

/// `POST /api/chat/{workflow_id}`: a message starts the workflow, and what it says is the answer.
struct ChatRoutes: Sendable {
  let engine: ExecutionEngine
  let workflows: WorkflowStore
  let reader: ExecutionReader
  /// How long a caller waits for what the workflow says.
  private static let patience = Duration.seconds(60)

  func add(to api: inout API) {
    api.post(
      "/api/chat/{workflow_id}", "Say something to a workflow with a chat trigger", tag: "Chat",
      description: "Waits up to 60 s for the workflow to end, or to wait after it has answered.",
      parameters: [.idempotencyKey],
      body: .object(
        [
          "message": .string(), "user_id": .string(), "session_id": .string("Without it a new session begins."),
          "channel": .string(),
        ], required: ["message", "user_id"]),
      responses: [
        .ok(
          .object([
            "execution_id": .string(), "session_id": .string(), "response": .string().orNull,
            "status": .choice(ExecutionStatus.allCases.map(\.rawValue)),
          ]))
      ]
    ) { request in try await receive(request) }
  }

  private func receive(_ request: APIRequest) async throws -> HTTPResponse {
    let workflowID = try request.workflowID("workflow_id")
    var fields = try request.fields()
    let user = fields.userID()
    let message = fields.text("message", limit: 1 << 20)
    let given = fields.optionalText("session_id", limit: 128)
    let channel = fields.optionalText("channel", limit: 128)
    try fields.finish()
    guard let record = try await workflows.workflow(workflowID, of: user) else { throw APIError.notFound("Workflow") }
    let target = try Target(record, library: engine.library)
    let trigger = try trigger(of: target.workflow, channel)
    let id = ExecutionID.next()
    // Made from the execution's id, so that a repeated request is told the same session.
    let session = given.flatMap { $0.isEmpty ? nil : $0 } ?? Self.session(of: id)
    let identity = ExecutionIdentity(
      id: id, userID: user, workflowID: record.id, workflowVersion: target.version, startedAt: engine.parts.now(),
      businessKey: nil, trigger: trigger,
      input: [
        "message": .string(message), "session_id": .string(session), "channel": channel.map { .string($0) } ?? .null,
        "user_id": .string(user.rawValue),
      ])
    switch try await engine.start(target.workflow, identity, idempotency: try IdempotencyHeader.read(request)) {
    case .mismatch: throw APIError.idempotencyMismatch
    case .duplicate(let earlier): return try await answer(earlier, user, given ?? Self.session(of: earlier))
    case .run, .stored, .ended: return try await answer(id, user, session)
    }
  }

  private func trigger(of workflow: CompiledWorkflow, _ channel: String?) throws(APIError) -> NodeID {
    if let node = ChatTrigger.node(of: workflow, channel: channel) { return node }
    guard ChatTrigger.exists(in: workflow) else {
      throw .unprocessable(
        code: "no_chat_trigger", "The workflow has no when-chat-received node, so nobody can chat with it.")
    }
    throw .unprocessable(
      code: "no_chat_trigger", "No when-chat-received node of the workflow takes messages of this channel.")
  }

  /// Returns at the end, or when the workflow has said something and now only waits; else when the time is over.
  private func answer(_ id: ExecutionID, _ user: UserID, _ session: String) async throws -> HTTPResponse {
    let deadline = MonotonicTime.now.advanced(by: Self.patience)
    while true {
      let run = engine.parts.run(of: id)
      let seen = run?.observers.changes
      guard let view = try await reader.view(id, of: user) else { throw APIError.notFound("Execution") }
      let rest = deadline.duration(since: .now)
      let hasAnswered = view.chatResponse != nil && view.status == .waiting
      if view.status.isFinal || hasAnswered || rest <= .zero || Task.isCancelled {
        return .json([
          "execution_id": .string(id.rawValue), "session_id": .string(session),
          "response": view.chatResponse.map { .string($0) } ?? .null, "status": .string(view.status.rawValue),
        ])
      }
      if let run, let seen {
        await run.observers.change(after: seen, within: rest)
      } else {
        // It runs in another process: look again.
        try await Task.sleep(for: min(.milliseconds(250), rest))
      }
    }
  }

  private static func session(of id: ExecutionID) -> String {
    SessionID.prefix + id.rawValue.dropFirst(ExecutionID.prefix.count)
  }
}
