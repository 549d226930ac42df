internal import Catalog
internal import HTTP
internal import Platform
internal import ServiceKit
internal import Store
internal import WorkflowModels

/// Tells the scheduler what the `schedule` nodes of workflows are now, until it has heard.
///
/// What is sent is not the change but the state, with the change's revision: sent twice, late or out of order, it does no
/// harm, because the scheduler only goes forward.
final class ScheduleSync: Service {
  private static let atOnce = 20
  private static let patience: Duration = .seconds(5)
  private static let hold: Duration = .seconds(15)
  private static let poll: Duration = .seconds(2)

  let serviceName = "schedule sync"
  private let outbox: ScheduleOutbox
  private let workflows: WorkflowStore
  private let library: WorkflowLibrary
  private let schedulerURL: String
  private let http: HTTPClient
  private let now: @Sendable () -> Timestamp
  private let logger: Logger
  private let waiting: Gauge
  private let bell = WakeSignal()
  private let backoff = Backoff(initial: .milliseconds(500), factor: 2, maximum: .seconds(30), jitter: 0.3)

  init(
    outbox: ScheduleOutbox, workflows: WorkflowStore, library: WorkflowLibrary, schedulerURL: String, http: HTTPClient,
    now: @escaping @Sendable () -> Timestamp, logger: Logger, metrics: Metrics
  ) {
    self.outbox = outbox
    self.workflows = workflows
    self.library = library
    self.schedulerURL = schedulerURL
    self.http = http
    self.now = now
    self.logger = logger
    waiting = metrics.gauge(
      "schedule_outbox_waiting", help: "Workflows whose schedules the scheduler does not know yet as they are now.")
  }

  /// Something was marked; without it the next look comes within a few seconds.
  func wake() { bell.ring() }

  func run() async throws {
    while !Task.isCancelled {
      do {
        while try await round() == Self.atOnce { try Task.checkCancellation() }
        waiting.set(try await outbox.count())
      } catch {
        guard !Task.isCancelled else { return }
        logger.warning(
          "The scheduler could not be told of schedules; the next round tries again.", [.error: "\(error)"])
      }
      await bell.sleep(for: Self.poll)
    }
  }

  private func round() async throws -> Int {
    let marks = try await outbox.take(now: now(), hold: Self.hold, atMost: Self.atOnce)
    for mark in marks {
      if let reason = try await tell(mark) {
        let wait = backoff.delay(attempt: mark.attempts)
        logger.warning(
          "The scheduler does not know a workflow's schedules yet.",
          [
            .workflowID: .string(mark.workflow.rawValue), .reason: .string(reason), .attempts: .int(mark.attempts),
            .delayMs: .milliseconds(wait),
          ])
        try await outbox.tryAgain(mark, at: now() + wait)
      } else {
        try await outbox.done(mark)
      }
    }
    return marks.count
  }

  /// Nil when it has heard; else why not.
  private func tell(_ mark: ScheduleOutbox.Mark) async throws -> String? {
    // Read after the mark: what is sent is at least as new as its revision.
    let record = try await workflows.workflow(mark.workflow, of: mark.user)
    var schedules: [JSON] = []
    if let record, let workflow = try library.workflow(hash: record.documentHash, document: record.document) {
      schedules = ScheduleNodes.json(of: workflow)
    }
    let body: JSON = [
      "user_id": .string(mark.user.rawValue), "revision": .int(mark.revision),
      "active": .bool(record?.isActive ?? false), "schedules": .array(schedules),
    ]
    var request = HTTPClientRequest(.put, "\(schedulerURL)/internal/workflows/\(mark.workflow.rawValue)/schedules")
    request.headers["Content-Type"] = "application/json"
    request.body = body.bytes()
    request.deadline = Self.patience
    request.egress = .internalService
    request.mayBeSentTwice = true
    do {
      let response = try await http.send(request)
      return response.status.isSuccess ? nil : "status \(response.status.code): \(Self.detail(response))"
    } catch {
      return error.message
    }
  }

  private static func detail(_ response: HTTPClientResponse) -> String {
    (try? JSON(parsing: response.body))?["detail"]?.stringValue ?? ""
  }
}
