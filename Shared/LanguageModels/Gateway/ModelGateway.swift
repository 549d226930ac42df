package import HTTP
package import Platform

/// All configured models as one: the first that can answers. Each provider has a breaker and a number of tries; what
/// one cannot do the next is asked for; and everything happens before one deadline.
package struct ModelGateway: LanguageModel {
  struct Entry: Sendable {
    let model: any LanguageModel
    let breaker: CircuitBreaker
  }

  let entries: [Entry]
  let policy: ModelRetryPolicy
  let prices: [String: ModelPrice]
  let clock: ModelClock
  let metrics: GatewayMetrics
  let logger: Logger
  package let timeout: Duration

  package init(
    _ models: [any LanguageModel], policy: ModelRetryPolicy = .interactive, breaker: BreakerLimits = BreakerLimits(),
    prices: [String: ModelPrice] = [:], timeout: Duration = .seconds(60), clock: ModelClock = .real,
    metrics: Metrics = Metrics(), logger: Logger = .silent
  ) {
    entries = models.map { Entry(model: $0, breaker: CircuitBreaker(breaker)) }
    self.policy = policy
    self.prices = prices
    self.timeout = timeout
    self.clock = clock
    self.metrics = GatewayMetrics(metrics)
    self.logger = logger
  }

  /// Nil when no provider has a key or an address.
  package init?(_ settings: ModelSettings, http: HTTPClient, metrics: Metrics, logger: Logger) {
    guard !settings.providers.isEmpty else { return nil }
    self.init(
      settings.providers.map { RemoteModel($0, http: http) }, prices: settings.prices, timeout: settings.timeout,
      metrics: metrics, logger: logger)
  }

  private init(_ entries: [Entry], like other: ModelGateway) {
    self.entries = entries
    policy = other.policy
    prices = other.prices
    clock = other.clock
    metrics = other.metrics
    logger = other.logger
    timeout = other.timeout
  }

  /// The same with fewer models, and the same breakers; nil when none is left.
  func limited(to isWanted: (any LanguageModel) -> Bool) -> ModelGateway? {
    let wanted = entries.filter { isWanted($0.model) }
    return wanted.isEmpty ? nil : ModelGateway(wanted, like: self)
  }

  /// Of the first provider: a reply says whose it is.
  package var name: String { entries.first?.model.name ?? "none" }
  package var model: String { entries.first?.model.model ?? "none" }

  package func complete(_ request: ModelRequest) async throws(ModelError) -> ModelReply {
    try await complete(request, until: clock.now().advanced(by: timeout))
  }

  package func complete(_ request: ModelRequest, until deadline: MonotonicTime) async throws(ModelError) -> ModelReply {
    var call = GatewayCall(gateway: self, deadline: deadline)
    return try await call.run { model, end throws(ModelError) in try await model.complete(request, until: end) }
  }

  package func stream(
    _ request: ModelRequest, until deadline: MonotonicTime,
    _ tell: @Sendable (ModelEvent) async -> Void
  ) async throws(ModelError) -> ModelReply {
    var call = GatewayCall(gateway: self, deadline: deadline)
    let hasTold = ToldFlag()
    let reply = try await call.run { model, end throws(ModelError) in
      // What an earlier try has told is void.
      if hasTold.lower() { await tell(.restart) }
      return try await model.stream(request, until: end) { event in
        // The end is told once, by the gateway, with all that it knows.
        if case .end = event { return }
        hasTold.raise()
        await tell(event)
      }
    }
    await tell(.end(reply))
    return reply
  }
}
