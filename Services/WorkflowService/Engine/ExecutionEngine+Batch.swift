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
    let immediate = places.map { place in
      ImmediateExecution(beginnings[place].workflow, beginnings[place].identity, meaning: parts.meaning, now: parts.now)
    }
    let starts = zip(places, immediate).map { place, immediate in
      let one = beginnings[place]
      if immediate == nil { room -= 1 }
      return ExecutionStart(
        one.identity, one.workflow, one.idempotency, immediate, isQueued: immediate == nil && room < 0)
    }
    for (index, answer) in await parts.store.start(all: starts).enumerated() {
      let (one, immediate) = (beginnings[places[index]], immediate[index])
      answers[places[index]] = answer.map { answer in
        immediate.map { ended(answer, $0) }
          ?? began(answer, starts[index], one.workflow, one.identity, owner: owner)
      }
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
