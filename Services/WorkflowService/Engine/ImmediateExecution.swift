internal import Catalog
internal import Expressions
internal import Store
internal import WorkflowModels

/// An execution that needs nothing but computing, computed before its start is written, so that start, recorded results
/// and end are one commit. Nobody sees anything of it before that commit, and when it fails nothing has happened.
///
/// Only what computes quickly: it runs where the request is read, and others wait for that thread. A class, because it
/// is handed on as a whole until its commit is answered, and is large.
final class ImmediateExecution: Sendable {
  let identity: ExecutionIdentity
  private let workflow: CompiledWorkflow
  /// Nil where the outcome was found without it.
  private let folded: ExecutionFold?
  let outcome: ExecutionOutcome
  let end: ExecutionFinish
  let journal: [JournalEntry]

  /// About two milliseconds of evaluation.
  private static let steps = 5_000
  private static let bytes = 1 << 20

  /// Nil for one that reaches outside, waits, retries or takes long: it runs as any other, and what was computed here
  /// is forgotten.
  init?(
    _ workflow: CompiledWorkflow, _ identity: ExecutionIdentity, meaning: (any TextMeaning)? = nil,
    now: () -> Timestamp
  ) {
    // Who waits for it, or follows it, is told by those who drive executions one by one.
    guard workflow.immediacy.mayTry(), identity.options.parent == nil, workflow.document.settings.concurrency == nil
    else { return nil }
    self.identity = identity
    self.workflow = workflow
    if let outcome = Self.outcomeAtOnce(workflow, identity) {
      folded = nil
      self.outcome = outcome
      journal = []
      end = ExecutionFinish(identity.id, fence: 1, outcome, at: now(), chatResponse: nil)
      return
    }
    let allowance = ExpressionAllowance(steps: Self.steps, bytes: Self.bytes)
    var fold = ExecutionFold(workflow: workflow, identity, allowance: allowance)
    var recorder = Recorder(execution: identity.id, meaning: meaning)
    var outcome: ExecutionOutcome?
    var pending = fold.apply(
      .started(trigger: identity.trigger, input: identity.input, at: identity.startedAt))
    var next = 0
    while next < pending.count {
      switch pending[next] {
      case .finish(let ending): outcome = ending
      case .run(let run):
        guard let event = recorder.compute(run, fold, at: now()) else { return nil }
        pending.append(contentsOf: fold.apply(event))
      case .startTimer, .awaitSignal, .abandon: return nil
      }
      next += 1
    }
    guard !allowance.isSpent else {
      workflow.immediacy.tookTooLong()
      return nil
    }
    guard let outcome else { return nil }
    if case .failed = outcome, workflow.document.settings.errorWorkflow != nil { return nil }
    folded = fold
    self.outcome = outcome
    journal = recorder.entries
    end = ExecutionFinish(identity.id, fence: 1, outcome, at: now(), chatResponse: fold.chatResponse)
  }

  /// The shortest way, for what is plain in every respect.
  private static func outcomeAtOnce(_ workflow: CompiledWorkflow, _ identity: ExecutionIdentity) -> ExecutionOutcome? {
    guard identity.trigger == nil, !identity.options.isDryRun, identity.options.pinned.isEmpty,
      identity.options.givenInputs.isEmpty
    else { return nil }
    return workflow.outcomeAtOnce(
      of: identity.input, at: identity.startedAt, allowance: ExpressionAllowance(steps: steps, bytes: bytes)
    ) { identity.scope }
  }

  /// How each node came out, for callers who wait for the end. Computed again where it was not needed before: nothing
  /// here depends on when.
  var fold: ExecutionFold {
    if let folded { return folded }
    var fold = ExecutionFold(workflow: workflow, identity)
    _ = fold.apply(.started(trigger: identity.trigger, input: identity.input, at: identity.startedAt))
    return fold
  }
}

/// Computes the nodes whose results are recorded.
private struct Recorder {
  let execution: ExecutionID
  let meaning: (any TextMeaning)?
  private(set) var entries: [JournalEntry] = []

  init(execution: ExecutionID, meaning: (any TextMeaning)?) {
    self.execution = execution
    self.meaning = meaning
  }

  mutating func compute(_ run: NodeRun, _ fold: ExecutionFold, at: Timestamp) -> MachineEvent? {
    guard let call = fold.call(run), isShort(call),
      case .success(let result) = ExecutionFold.compute(call, by: meaning),
      result.waitsUntil == nil, result.awaits == nil
    else { return nil }
    entries.append(
      JournalEntry(
        execution: execution, sequence: entries.count + 1, fence: 1, kind: .finished,
        node: fold.machine.name(of: run.node), at: at, payload: result.journalPayload,
        inputDigest: InputDigest.text(of: run.input)))
    return .nodeFinished(run.node, result.outputs, at: at)
  }

  /// Whether a node that compares texts has but few: each thousand bytes are a part of a millisecond.
  private func isShort(_ call: NodeCall) -> Bool {
    guard call.node.slowType != nil else { return true }
    // As they are filled in: a template may bring in all that came before.
    guard let properties = try? call.properties() else { return true }
    return JSON.object(properties).text().utf8.count <= Self.mostBytesCompared
  }

  private static let mostBytesCompared = 4096
}
