internal import HTTP
internal import ServiceKit
internal import Store
internal import WorkflowModels

/// The versions of a stored workflow.
struct VersionRoutes: Sendable {
  let workflows: WorkflowStore

  func add(to api: inout API) {
    api.get(
      "/api/workflows/{id}/versions", "The versions of a workflow, newest first", tag: "Workflows",
      parameters: [.userID, .limit, .cursor],
      responses: [.ok(.page("versions", of: .object(["version": .integer(), "created_at": .time()])))]
    ) { request in
      let id = try request.workflowID()
      let user = try request.userID()
      let page = try request.page(of: "versions")
      guard try await workflows.workflow(id, of: user) != nil else { throw APIError.notFound("Workflow") }
      let versions = try await workflows.versions(
        of: id, user: user, before: page.after.flatMap { Int($0) }, limit: page.rowsToRead)
      return .json(
        page.envelope(
          "versions", versions, key: { String($0.version) },
          json: { ["version": .int($0.version), "created_at": .string($0.createdAt.rfc3339)] }))
    }
    api.get(
      "/api/workflows/{id}/versions/{version}", "One version with its document", tag: "Workflows",
      parameters: [.userID], responses: [.ok(.reference("StoredWorkflow"))]
    ) { request in
      let id = try request.workflowID()
      guard let number = Int(request.pathParameter("version")), number > 0, number <= Int32.max else {
        throw APIError.badRequest(code: "invalid_version", "A version is a whole number from 1.")
      }
      guard let version = try await workflows.version(number, of: id, user: request.userID()) else {
        throw APIError.notFound("Version")
      }
      return .json(try WorkflowView.json(version, of: id))
    }
  }
}
