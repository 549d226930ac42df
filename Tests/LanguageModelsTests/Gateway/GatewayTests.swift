import LanguageModels
import Platform
import Testing

/// Who is asked, how often, and in which order, on a clock of the test's own.
@Suite struct `The gateway over all models` {
  private let clock = TestClock()
  private let metrics = Metrics()

  private func stub(_ name: String, _ outcomes: [StubModel.Outcome], takes: Duration = .zero) -> StubModel {
    StubModel(name, outcomes, takes: takes, clock: clock)
  }

  private func gateway(_ models: [StubModel], breaker: BreakerLimits = BreakerLimits()) -> ModelGateway {
    ModelGateway(
      models, breaker: breaker, prices: ["a-1": ModelPrice(input: 3, output: 15, cached: 0.3)], timeout: .seconds(60),
      clock: clock.clock, metrics: metrics)
  }

  private func error(_ gateway: ModelGateway) async -> ModelError? {
    await #expect(throws: ModelError.self) { try await gateway.complete(Samples.plain) }
  }

  @Test func `asks the first, and says what it cost`() async throws {
    let (a, b) = (stub("a", [.success("hi")]), stub("b", [.success("hi")]))
    let reply = try await gateway([a, b]).complete(Samples.plain)
    #expect(reply.provider == "a" && b.limits.isEmpty)
    #expect(reply.attempts == [ModelAttempt(provider: "a", model: "a-1", failure: nil)])
    let cost = try #require(reply.cost)
    #expect(abs(cost - (600 * 3 + 400 * 0.3 + 100 * 15) / 1e6) < 1e-12)
    let shown = String(decoding: metrics.exposition(), as: UTF8.self)
    #expect(shown.contains("ai_model_tokens_total{kind=\"input\",provider=\"a\"} 1000"))
    #expect(shown.contains("ai_model_cost_microdollars_total{provider=\"a\"} 3420"))
  }

  @Test func `asks again after the usual waits, and then the next`() async throws {
    let a = stub("a", [StubModel.failure("a", .overloaded)])
    let b = stub("b", [.success("hi")])
    let reply = try await gateway([a, b]).complete(Samples.plain)
    #expect(reply.provider == "b" && a.limits.count == 3)
    #expect(clock.waits == [.milliseconds(500), .seconds(1)])
    #expect(reply.attempts.map(\.failure) == [.overloaded, .overloaded, .overloaded, nil])
    let shown = String(decoding: metrics.exposition(), as: UTF8.self)
    #expect(shown.contains("ai_model_retries_total{provider=\"a\"} 2"))
    #expect(shown.contains("ai_model_fallbacks_total{provider=\"a\"} 1"))
  }

  @Test func `waits as long as the server asks`() async throws {
    let a = stub("a", [StubModel.failure("a", .rateLimited, after: .seconds(7)), .success("hi")])
    #expect(try await gateway([a]).complete(Samples.plain).text == "hi")
    #expect(clock.waits == [.seconds(7)])
  }

  @Test func `does not wait long while another can answer`() async throws {
    let a = stub("a", [StubModel.failure("a", .rateLimited, after: .seconds(7)), .success("hi")])
    #expect(try await gateway([a, stub("b", [.success("hi")])]).complete(Samples.plain).provider == "b")
    #expect(clock.waits.isEmpty)
  }

  @Test func `never waits beyond its deadline, and tells how long it would have been`() async {
    let a = stub("a", [StubModel.failure("a", .rateLimited, after: .seconds(90))])
    let error = await error(gateway([a]))
    #expect(error?.code == .rateLimited && error?.after == .seconds(90) && clock.waits.isEmpty)
  }

  @Test(arguments: [ModelError.Code.quota, .authentication, .invalidRequest, .contextTooLong])
  func `does not ask the same again what it will refuse again`(_ code: ModelError.Code) async throws {
    let a = stub("a", [StubModel.failure("a", code)])
    #expect(try await gateway([a, stub("b", [.success("hi")])]).complete(Samples.plain).provider == "b")
    #expect(a.limits.count == 1 && clock.waits.isEmpty)
  }

  @Test(arguments: [ModelError.Code.refused, .cutOff, .cancelled])
  func `takes no for an answer`(_ code: ModelError.Code) async {
    let b = stub("b", [.success("hi")])
    #expect(await error(gateway([stub("a", [StubModel.failure("a", code)]), b]))?.code == code)
    #expect(b.limits.isEmpty)
  }

  @Test func `asks once more for a reply that broke or cannot be read, not twice`() async {
    let broken = stub("a", [StubModel.failure("a", .unavailable, isBroken: true)])
    #expect(await error(gateway([broken]))?.isBrokenReply == true)
    #expect(broken.limits.count == 2)
    let malformed = stub("b", [StubModel.failure("b", .malformedReply)])
    #expect(await error(gateway([malformed]))?.code == .malformedReply)
    #expect(malformed.limits.count == 2)
  }

  @Test func `leaves time for the others when one is silent`() async throws {
    let a = stub("a", [.success("late")], takes: .seconds(3600))
    let b = stub("b", [.success("hi")])
    #expect(try await gateway([a, b]).complete(Samples.plain).provider == "b")
    #expect(a.limits == [.seconds(40)] && b.limits == [.seconds(20)])
  }

  @Test func `ends at its deadline when all are silent`() async {
    let start = clock.now
    let models = ["a", "b", "c"].map { stub($0, [.success("late")], takes: .seconds(3600)) }
    let error = await error(gateway(models))
    #expect(clock.now.duration(since: start) == .seconds(60))
    #expect(error?.code == .unavailable && error?.message.contains("b did not answer in time") == true)
  }

  @Test func `says of all what each said`() async {
    let models = [stub("a", [StubModel.failure("a", .quota)]), stub("b", [StubModel.failure("b", .authentication)])]
    let error = await error(gateway(models))
    #expect(error?.message == "No language model could answer: a says quota; b says authentication")
    #expect(error?.isRetryable == false)
  }

  @Test func `tells a stream to begin anew when another goes on`() async throws {
    let heard = Heard()
    let models = [stub("a", [StubModel.failure("a", .quota)]), stub("b", [.success("hi")])]
    let reply = try await gateway(models).stream(Samples.plain, until: clock.now.advanced(by: .seconds(9))) {
      heard.add($0)
    }
    #expect(heard.events == [.text("half of a"), .restart, .text("half of b"), .text("hi"), .end(reply)])
  }

  @Test func `does not ask a provider that failed too often, until its pause is over`() async throws {
    let a = stub("a", (1...6).map { _ in StubModel.failure("a", .unavailable) } + [.success("back")])
    let b = stub("b", [.success("hi")])
    let gateway = gateway([a, b], breaker: BreakerLimits(failures: 5, pause: .seconds(30)))
    for _ in 1...4 { #expect(try await gateway.complete(Samples.plain).provider == "b") }
    #expect(a.limits.count == 5, "The fifth failure opened the breaker, in the middle of the second call.")
    clock.advance(by: .seconds(31))
    #expect(try await gateway.complete(Samples.plain).provider == "b")
    #expect(a.limits.count == 6, "One trial, which failed.")
    clock.advance(by: .seconds(31))
    #expect(try await gateway.complete(Samples.plain).provider == "b" && a.limits.count == 6)
    clock.advance(by: .seconds(31))
    #expect(try await gateway.complete(Samples.plain).text == "back")
    #expect(try await gateway.complete(Samples.plain).text == "back")
  }
}
