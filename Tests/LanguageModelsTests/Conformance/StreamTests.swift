import LanguageModels
import Platform
import Synchronization
import TestKit
import Testing
import WorkflowModels

/// What every wire format must tell of a streamed reply, however the stream is cut into pieces.
@Suite struct `A streamed reply of every wire format` {
  @Test(arguments: Vendor.allCases, [1, 7, 4096])
  func `is told piece by piece and given whole`(_ vendor: Vendor, _ chunk: Int) async throws {
    let events = vendor.script.stream(["Grüße ", "aus ", "Tromsø 🏔"])
    let server = try ModelServer([.events(events.joined(), chunk: chunk)])
    let heard = Heard()
    let reply = try await vendor.model(at: server.url).stream(Samples.plain, until: Samples.soon) { heard.add($0) }
    #expect(reply.text == "Grüße aus Tromsø 🏔" && reply.stopReason == .end)
    #expect(heard.texts == ["Grüße ", "aus ", "Tromsø 🏔"])
    #expect(reply.usage == ModelUsage(input: 7, output: 5, cached: 2))
    #expect(heard.events.last == .end(reply))
    try vendor.expectWellSaid(server, streams: true)
  }

  @Test(arguments: Vendor.allCases) func `calls tools`(_ vendor: Vendor) async throws {
    let events = vendor.script.stream(call: "look_up", ["{\"ci", "ty\":\"Tromsø\"", "}"])
    let server = try ModelServer([.events(events.joined(), chunk: 11)])
    let heard = Heard()
    let reply = try await vendor.model(at: server.url).stream(Samples.withTools, until: Samples.soon) { heard.add($0) }
    #expect(reply.toolCalls.map(\.name) == ["look_up"] && reply.toolCalls.first?.arguments == ["city": "Tromsø"])
    #expect(try JSON(parsing: heard.arguments) == ["city": "Tromsø"])
  }

  @Test(arguments: Vendor.allCases) func `is a value of the schema`(_ vendor: Vendor) async throws {
    let text = Samples.data.text()
    let half = text.index(text.startIndex, offsetBy: 20)
    let events = vendor.script.stream([String(text[..<half]), String(text[half...])])
    var request = Samples.structured
    request.output = .init(name: "weather", schema: ["type": "object", "properties": ["city": ["type": "string"]]])
    let server = try ModelServer([.events(events.joined())])
    let reply = try await vendor.model(at: server.url).stream(request, until: Samples.soon) { _ in }
    #expect(reply.data == Samples.data)
  }

  @Test(arguments: Vendor.allCases)
  func `that breaks in its middle is an error, not half a reply`(_ vendor: Vendor) async throws {
    let events = vendor.script.stream(["Hel", "lo"]).prefix(3).joined()
    for ending in [RawConnection.StreamEnding.cut, .whole] where vendor != .gemini || ending == .cut {
      let server = try ModelServer([.events(String(events.prefix(events.count - 30)), ending: ending)])
      let model = try vendor.model(at: server.url)
      let error = await #expect(throws: ModelError.self) {
        try await model.stream(Samples.plain, until: Samples.soon) { _ in }
      }
      #expect(error?.code == .unavailable && error?.isBrokenReply == true && error?.isRetryable == true)
    }
  }

  @Test(arguments: Vendor.allCases) func `can come whole from a proxy that does not stream`(_ vendor: Vendor)
    async throws
  {
    let server = try ModelServer([.json(vendor.script.reply("Hello.", stop: .end))])
    let heard = Heard()
    let reply = try await vendor.model(at: server.url).stream(Samples.plain, until: Samples.soon) { heard.add($0) }
    #expect(reply.text == "Hello." && heard.texts == ["Hello."] && heard.events.last == .end(reply))
  }

  @Test(arguments: Vendor.allCases) func `that falls silent ends at the deadline`(_ vendor: Vendor) async throws {
    let events = vendor.script.stream(["Hel", "lo"]).prefix(2).joined()
    let server = try ModelServer([.events(events, ending: .silence)])
    let model = try vendor.model(at: server.url)
    let error = await #expect(throws: ModelError.self) {
      try await model.stream(Samples.plain, until: .now.advanced(by: .milliseconds(300))) { _ in }
    }
    #expect(error?.code == .timeout)
  }

  @Test(arguments: Vendor.allCases) func `can bring an error in its middle`(_ vendor: Vendor) async throws {
    let start = vendor.script.stream(["Hel"]).prefix(2).joined()
    let error = "data: \(vendor.script.error(.overload))\n\n"
    let server = try ModelServer([.events(start + error)])
    let model = try vendor.model(at: server.url)
    let failure = await #expect(throws: ModelError.self) {
      try await model.stream(Samples.plain, until: Samples.soon) { _ in }
    }
    #expect([.overloaded, .unavailable].contains(failure?.code) && failure?.isRetryable == true)
  }

  @Test(arguments: Vendor.allCases) func `of half a JSON text is malformed`(_ vendor: Vendor) async throws {
    let server = try ModelServer([.events("data: {\"choices\": [\n\n")])
    let model = try vendor.model(at: server.url)
    let failure = await #expect(throws: ModelError.self) {
      try await model.stream(Samples.plain, until: Samples.soon) { _ in }
    }
    #expect(failure?.code == .malformedReply)
  }
}

/// What a stream told.
final class Heard: Sendable {
  private let stored = Mutex<[ModelEvent]>([])

  func add(_ event: ModelEvent) { stored.withLock { $0.append(event) } }

  var events: [ModelEvent] { stored.withLock { $0 } }
  var texts: [String] { events.compactMap { if case .text(let text) = $0 { text } else { nil } } }
  var arguments: String {
    events.compactMap { if case .toolCall(_, _, _, let piece) = $0 { piece } else { nil } }.joined()
  }
}
