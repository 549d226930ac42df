internal import ServiceKit
internal import WorkflowModels

/// The one entry to generation: the cache in front, the graph behind.
struct WorkflowGenerator: Sendable {
  let graph: GenerationGraph
  let cache: GenerationCache
  let preferences: PreferenceLibrary

  func generate(_ wish: GenerationRequest) async throws -> GeneratedWorkflow {
    var request = wish
    let (preferences, version) = await preferences.preferences(of: request.user)
    request.preferences = preferences
    request.basis = "catalog \(await graph.live.current().version) preferences \(version)"
    if request.isDry { return try await graph.run(request) }
    if let known = await cache.find(request) {
      if try await isCurrent(known, request) {
        cache.used()
        var answer = known
        answer.metadata["cached"] = true
        return answer
      }
      cache.outdated()
      await cache.drop(request)
    }
    let generated = try await graph.run(request)
    // What stands in for models that are away shall not stay when they are back.
    if generated.metadata["fallback"] != true { await cache.keep(generated, for: request) }
    return generated
  }

  /// An entry counts only while its workflow is there and unchanged.
  private func isCurrent(_ known: GeneratedWorkflow, _ request: GenerationRequest) async throws -> Bool {
    do throws(WorkflowServiceError) {
      let stored = try await graph.workflows.workflow(known.id, user: request.user, context: request.context)
      return stored["version"]?.intValue == known.workflow["version"]?.intValue
    } catch {
      guard error.refusedStatus != nil else { throw error }
      return false
    }
  }
}
