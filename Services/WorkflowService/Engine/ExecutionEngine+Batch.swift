internal import Catalog
internal import Store
internal import WorkflowModels

/// Many executions begun together: their rows travel in as few statements as will hold them.
extension ExecutionEngine {
  /// One execution of a batch.
  struct Beginning: Sendable {
    let workflow: CompiledWorkflow
    let identity: ExecutionIdentity
    let idempotency: ExecutionStart.Idempotency?
  }

  /// Answers each in its place; the failure of one is its own.
  func start(all beginnings: [Beginning]) async -> [Result<Started, any Error>] {
    var answers: [Result<Started, any Error>] = beginnings.map { _ in .failure(StoreError.incomplete) }
    var places: [Int] = []
    var stored: [String: Result<Void, any Error>] = [:]
    for (place, beginning) in beginnings.enumerated() {
      let hash = beginning.workflow.hash
      if stored[hash] == nil { stored[hash] = await keep(beginning) }
      if case .failure(let error) = stored[hash] { answers[place] = .failure(error) } else { places.append(place) }
    }
    let owner = parts.store.lease.ownerID
    // What has a concurrency key takes its turn alone.
    for place in places where beginnings[place].workflow.document.settings.concurrency != nil {
      answers[place] = await startAlone(beginnings[place])
    }
    places.removeAll { beginnings[$0].workflow.document.settings.concurrency != nil }
    var room = limits.maximumRunning - parts.runCount
    let starts = places.map { place in
      var start = ExecutionStart(beginnings[place].identity, beginnings[place].workflow, beginnings[place].idempotency)
      start.isQueued = room <= 0
      room -= 1
      return start
    }
    for ((place, start), answer) in zip(zip(places, starts), await parts.store.start(all: starts)) {
      let beginning = beginnings[place]
      answers[place] = answer.map { began($0, start, beginning.workflow, beginning.identity, owner: owner) }
    }
    return answers
  }

  private func startAlone(_ one: Beginning) async -> Result<Started, any Error> {
    do {
      return .success(try await start(one.workflow, one.identity, idempotency: one.idempotency))
    } catch {
      return .failure(error)
    }
  }

  private func keep(_ beginning: Beginning) async -> Result<Void, any Error> {
    do {
      return .success(try await library.store(beginning.workflow, at: beginning.identity.startedAt))
    } catch {
      return .failure(error)
    }
  }
}

extension ExecutionStart {
  init(_ identity: ExecutionIdentity, _ workflow: CompiledWorkflow, _ idempotency: Idempotency?) {
    self.init(
      id: identity.id, userID: identity.userID, workflowID: identity.workflowID,
      workflowVersion: identity.workflowVersion, documentHash: workflow.hash, trigger: identity.trigger,
      input: identity.input.text(), businessKey: identity.businessKey, startedAt: identity.startedAt,
      idempotency: idempotency)
    options = identity.options.text
  }
}
