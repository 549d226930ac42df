internal import HTTP
internal import ServiceKit
internal import Store
internal import WorkflowModels

/// `POST /workflow/executions/lookup`: how many executions are, in one question.
struct LookupRoute: Sendable {
  private static let most = 1000

  let store: ExecutionStore

  func add(to api: inout API) {
    api.post(
      "/workflow/executions/lookup", "The statuses of up to 1,000 executions", tag: "Executions",
      description: "Those that are not there, or are another user's, are left out.",
      body: .object(
        ["user_id": .string(), "execution_ids": .array(of: .string())], required: ["user_id", "execution_ids"]),
      responses: [
        .ok(.object(["executions": .array(of: .object(["execution_id": .string(), "status": .string()]))]))
      ], lookUp)
  }

  @Sendable private func lookUp(_ request: APIRequest) async throws -> HTTPResponse {
    var fields = try request.fields()
    let user = fields.userID()
    let sent = fields.optionalTexts("execution_ids") ?? []
    if sent.isEmpty { fields.fail("execution_ids", "`execution_ids` must name at least one execution.") }
    if sent.count > Self.most {
      fields.fail("execution_ids", "`execution_ids` may have at most \(Self.most) items; it has \(sent.count).")
    }
    try fields.finish()
    let statuses = try await store.statuses(of: sent.map(ExecutionID.init(rawValue:)), user: user)
    return .json([
      "executions": .array(
        sent.compactMap { id in
          statuses[ExecutionID(rawValue: id)].map { ["execution_id": .string(id), "status": .string($0)] }
        })
    ])
  }
}
