import LanguageModels
import Platform
import TestKit
import Testing

/// The gateway with real servers behind it: what breaks on the wire ends in another's answer.
@Suite struct `The gateway over sockets` {
  private func gateway(
    _ servers: [(Vendor, ModelServer)], timeout: Duration = .seconds(20), log: CapturedLog = CapturedLog()
  ) throws -> ModelGateway {
    ModelGateway(
      try servers.map { try $0.model(at: $1.url) }, policy: ModelRetryPolicy(maximumRetries: 1), timeout: timeout,
      clock: ModelClock(
        now: { .now }, sleep: { _ in try Task.checkCancellation() }, random: { 0 }, seconds: { 1_800_000_000 }),
      logger: log.logger())
  }

  @Test func `begins a broken stream anew, once`() async throws {
    let events = Vendor.anthropic.script.stream(["Hel", "lo"])
    let server = try ModelServer([
      .events(events.prefix(5).joined(), ending: .cut), .events(events.joined()),
    ])
    let heard = Heard()
    let reply = try await gateway([(.anthropic, server)]).stream(Samples.plain, until: Samples.soon) { heard.add($0) }
    #expect(reply.text == "Hello" && reply.attempts.map(\.failure) == [.unavailable, nil])
    let restart = try #require(heard.events.firstIndex(of: .restart))
    #expect(heard.events[..<restart].contains(.text("Hel")))
    #expect(heard.events.last == .end(reply) && heard.events.filter { $0 == .restart }.count == 1)
  }

  @Test func `goes on to another format when one server is silent`() async throws {
    let silent = try ModelServer([.silence])
    let other = try ModelServer([.json(Vendor.gemini.script.reply("Hello.", stop: .end))])
    let reply = try await gateway([(.openai, silent), (.gemini, other)], timeout: .milliseconds(1500))
      .complete(Samples.plain)
    #expect(reply.provider == "gemini" && reply.attempts.map(\.failure) == [.timeout, nil])
  }

  @Test func `asks in the order of the providers, and says no secret in its log`() async throws {
    let log = CapturedLog()
    let servers: [(Vendor, ModelServer)] = try [.anthropic, .openai, .groq, .gemini].map { (vendor: Vendor) in
      let answer: ModelServer.Answer =
        vendor == .gemini
        ? .json(vendor.script.reply("Hello.", stop: .end))
        : .failure("401 Unauthorized", body: vendor.script.error(.key))
      return (vendor, try ModelServer([answer]))
    }
    let reply = try await gateway(servers, log: log).complete(Samples.plain)
    #expect(reply.attempts.map(\.provider) == ["anthropic", "openai", "groq", "gemini"])
    #expect(log.entries.count == 3)
    let written = "\(log.entries)"
    #expect(!written.contains(Vendor.key) && !written.contains("swordfish"))
  }
}
