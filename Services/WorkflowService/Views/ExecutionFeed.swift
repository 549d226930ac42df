internal import HTTP
internal import Store
internal import WorkflowModels

/// One listener's view of one execution: a snapshot, then what changes, then the end.
///
/// Changes are found by comparing with what was sent last. So a listener that comes back, or that is slower than the
/// execution, misses nothing that still matters, and any replica can serve it.
struct ExecutionFeed: Sendable {
  let reader: ExecutionReader
  let user: UserID
  let listener: FeedListener

  func follow(_ first: ExecutionView) async throws {
    var last = first
    try await send("snapshot", first, first.json)
    while !last.status.isFinal && !Task.isCancelled {
      let seen = reader.engine.parts.run(of: last.identity.id)?.observers.changes
      guard let view = try await reader.view(last.identity.id, of: user) else { return }
      try await sendChanges(from: last, to: view)
      last = view
      if view.status.isFinal { break }
      await change(of: last.identity.id, after: seen)
    }
    if last.status.isFinal { try await send("end", last, last.json) }
  }

  private func sendChanges(from old: ExecutionView, to new: ExecutionView) async throws {
    for (node, state) in new.nodeStates.objectValue ?? [:] where old.nodeStates[node] != state {
      try await send("node", new, ["node_id": .string(node), "state": state])
    }
  }

  private func send(_ name: String, _ view: ExecutionView, _ json: JSON) async throws {
    try await listener.send(name, id: view.sequence, json)
  }

  /// At the next thing that happens here; an execution of another process is looked at twice a second.
  private func change(of id: ExecutionID, after seen: Int?) async {
    if let run = reader.engine.parts.run(of: id), let seen {
      await run.observers.change(after: seen, within: .seconds(1))
    } else {
      try? await Task.sleep(for: .milliseconds(500))
    }
  }
}
