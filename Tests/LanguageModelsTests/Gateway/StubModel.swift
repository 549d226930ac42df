import LanguageModels
import Platform
import Synchronization

/// A model without a server: gives its outcomes one after the other, the last for ever.
final class StubModel: LanguageModel {
  typealias Outcome = Result<String, ModelError>

  let name: String
  let model: String
  private let outcomes: [Outcome]
  private let takes: Duration
  private let clock: TestClock
  private let calls = Mutex<[Duration]>([])

  /// - Parameter takes: how long each call takes, on the test's clock; no longer than its deadline.
  init(_ name: String, _ outcomes: [Outcome], takes: Duration = .zero, clock: TestClock) {
    self.name = name
    model = "\(name)-1"
    self.outcomes = outcomes
    self.takes = takes
    self.clock = clock
  }

  /// The time that each call was given.
  var limits: [Duration] { calls.withLock { $0 } }

  func complete(_ request: ModelRequest, until deadline: MonotonicTime) async throws(ModelError) -> ModelReply {
    let limit = deadline.duration(since: clock.now)
    let number = calls.withLock { calls in
      calls.append(limit)
      return calls.count
    }
    clock.advance(by: min(takes, limit))
    if takes > limit { throw ModelError(.timeout, "\(name) did not answer in time", provider: name) }
    let text = try outcomes[min(number, outcomes.count) - 1].get()
    return ModelReply(
      provider: name, model: model, text: text, data: nil, toolCalls: [],
      usage: ModelUsage(input: 1_000, output: 100, cached: 400), stopReason: .end)
  }

  func stream(
    _ request: ModelRequest, until deadline: MonotonicTime, _ tell: @Sendable (ModelEvent) async -> Void
  ) async throws(ModelError) -> ModelReply {
    await tell(.text("half of \(name)"))
    let reply = try await complete(request, until: deadline)
    await tell(.text(reply.text))
    await tell(.end(reply))
    return reply
  }

  func failure(_ code: ModelError.Code, after: Duration? = nil, isBroken: Bool = false) -> Outcome {
    Self.failure(name, code, after: after, isBroken: isBroken)
  }

  static func failure(
    _ name: String, _ code: ModelError.Code, after: Duration? = nil, isBroken: Bool = false
  ) -> Outcome {
    var error = ModelError(code, "\(name) says \(code.rawValue)", provider: name, after: after, status: 500)
    error.isBrokenReply = isBroken
    return .failure(error)
  }
}
