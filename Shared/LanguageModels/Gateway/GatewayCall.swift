internal import Platform

/// One call through the gateway: whom it asks, how often, and what it says when nobody could answer.
struct GatewayCall {
  typealias Try = (any LanguageModel, _ end: MonotonicTime) async throws(ModelError) -> ModelReply

  private let gateway: ModelGateway
  private let deadline: MonotonicTime
  private var attempts: [ModelAttempt] = []
  private var failures: [ModelError] = []

  init(gateway: ModelGateway, deadline: MonotonicTime) {
    self.gateway = gateway
    self.deadline = deadline
  }

  mutating func run(_ attempt: Try) async throws(ModelError) -> ModelReply {
    for (place, entry) in gateway.entries.enumerated() {
      let othersLeft = gateway.entries.count - place - 1
      guard remaining > .zero else { break }
      guard entry.breaker.admits(at: gateway.clock.now()) else {
        note(.paused(entry.model.name), entry.model)
        if othersLeft > 0 { gateway.metrics.fellBack(from: entry.model.name) }
        continue
      }
      do throws(ModelError) {
        var reply = try await ask(entry, othersLeft, attempt)
        attempts.append(ModelAttempt(provider: reply.provider, model: reply.model, failure: nil))
        reply.attempts = attempts
        return reply
      } catch {
        guard error.mayFareBetterElsewhere else { throw error }
        if othersLeft > 0, remaining > .zero {
          gateway.metrics.fellBack(from: entry.model.name)
          gateway.logger.warning(
            "A language model did not answer; the next is asked.",
            [.provider: .string(error.provider), .errorCode: .string(error.code.rawValue)])
        }
      }
    }
    throw summary
  }

  private var remaining: Duration { deadline.duration(since: gateway.clock.now()) }

  /// One provider, until it answers or is given up.
  private mutating func ask(
    _ entry: ModelGateway.Entry, _ othersLeft: Int, _ attempt: Try
  ) async throws(ModelError) -> ModelReply {
    var count = 0
    var brokenReplies = 0
    while true {
      let start = gateway.clock.now()
      // Something is kept for the others: a silent server must not take all the time.
      let share = othersLeft > 0 ? remaining * 2 / 3 : remaining
      do throws(ModelError) {
        var reply = try await attempt(entry.model, start.advanced(by: share))
        entry.breaker.report(.success, at: gateway.clock.now())
        reply.cost = price(reply)
        gateway.metrics.called(entry.model.name, outcome: "ok", took: gateway.clock.now().duration(since: start))
        gateway.metrics.used(reply.usage, cost: reply.cost, entry.model.name)
        return reply
      } catch {
        let now = gateway.clock.now()
        entry.breaker.report(error.breakerOutcome, at: now)
        gateway.metrics.called(entry.model.name, outcome: error.code.rawValue, took: now.duration(since: start))
        gateway.metrics.used(error.usage, cost: nil, entry.model.name)
        note(error, entry.model)
        count += 1
        if error.isBrokenReply || error.code == .malformedReply { brokenReplies += 1 }
        guard
          let wait = gateway.policy.delay(
            after: error, failures: count, brokenReplies: brokenReplies, hasOthers: othersLeft > 0,
            remaining: remaining, random: gateway.clock.random()),
          entry.breaker.admits(at: now)
        else { throw error }
        gateway.metrics.retried(entry.model.name)
        do { try await gateway.clock.sleep(wait) } catch {
          entry.breaker.report(.neither, at: gateway.clock.now())
          throw ModelError.usual(.cancelled, entry.model.name)
        }
      }
    }
  }

  private mutating func note(_ error: ModelError, _ model: any LanguageModel) {
    failures.append(error)
    attempts.append(ModelAttempt(provider: model.name, model: model.model, failure: error.code))
  }

  private func price(_ reply: ModelReply) -> Double? {
    let known =
      gateway.prices[reply.model]
      ?? gateway.entries.first { $0.model.name == reply.provider }
      .flatMap { gateway.prices[$0.model.model] }
    return known?.cost(of: reply.usage)
  }

  /// The only failure as it is; several of them in one sentence.
  private var summary: ModelError {
    guard let last = failures.last else { return .usual(.timeout, gateway.name) }
    let providers = Set(failures.map(\.provider))
    guard providers.count > 1 else { return last }
    var sentences: [String] = []
    for failure in failures.reversed() where !sentences.contains(failure.message) {
      if !failures.contains(where: { $0.provider == failure.provider && sentences.contains($0.message) }) {
        sentences.insert(failure.message, at: 0)
      }
    }
    return ModelError(
      .unavailable, "No language model could answer: \(sentences.joined(separator: "; "))", provider: "models",
      isRetryable: failures.contains(where: \.isRetryable), after: failures.compactMap(\.after).min())
  }
}

extension ModelError {
  static func paused(_ provider: String) -> ModelError {
    ModelError(.unavailable, "\(provider) has failed several times and is not asked for a while", provider: provider)
  }

  /// Whether another provider may be able to do what this one was not.
  fileprivate var mayFareBetterElsewhere: Bool {
    switch code {
    case .refused, .cutOff, .cancelled: false
    default: true
    }
  }

  fileprivate var breakerOutcome: BreakerOutcome {
    switch code {
    case .rateLimited, .overloaded, .timeout, .unavailable: .failure
    case .authentication, .quota: .hopeless
    // It answered.
    case .malformedReply, .refused, .cutOff, .contextTooLong, .invalidRequest: .success
    case .cancelled: .neither
    }
  }
}
