import LanguageModels
import TestKit
import Testing
import WorkflowModels

/// What every wire format must bring back of a good reply, over real sockets.
@Suite struct `A reply of every wire format` {
  @Test(arguments: Vendor.allCases) func `is a text with its usage`(_ vendor: Vendor) async throws {
    let server = try ModelServer([.json(vendor.script.reply("Hello.", stop: .end))])
    let reply = try await vendor.model(at: server.url).complete(Samples.plain, until: Samples.soon)
    #expect(reply.text == "Hello." && reply.stopReason == .end && reply.data == nil && reply.toolCalls.isEmpty)
    #expect(reply.usage == ModelUsage(input: 7, output: 5, cached: 2))
    #expect(reply.provider == vendor.vendor.rawValue && reply.model == "test-model-1")
    try vendor.expectWellSaid(server)
  }

  @Test(arguments: Vendor.allCases) func `is a value of the schema that was asked for`(_ vendor: Vendor) async throws {
    // The schema that is sent is the same each time: the first answer only shows it.
    let probe = try ModelServer([.json("{}")])
    _ = try? await vendor.model(at: probe.url).complete(Samples.structured, until: Samples.soon)
    let schema = try #require(probe.bodies.first.flatMap(vendor.script.outputSchema))
    let said = Samples.said(under: schema)
    let server = try ModelServer([.json(vendor.script.reply(said.text(), stop: .end))])
    let reply = try await vendor.model(at: server.url).complete(Samples.structured, until: Samples.soon)
    #expect(reply.data == Samples.expected(for: said))
    #expect(schema.text().contains("maxLength: 80"), "What a vendor does not know is said in words.")
    try vendor.expectWellSaid(server)
  }

  @Test(arguments: Vendor.allCases)
  func `falls back to a forced tool where a schema is refused`(_ vendor: Vendor) async throws {
    let script = vendor.script
    let probe = try ModelServer([.json("{}")])
    _ = try? await vendor.model(at: probe.url).complete(Samples.structured, until: Samples.soon)
    let said = Samples.said(under: probe.bodies.first.flatMap(script.outputSchema))
    let server = try ModelServer([
      .failure("400 Bad Request", body: script.error(.schema)), .json(script.call("weather", said)),
    ])
    let model = try vendor.model(at: server.url)
    for _ in 1...2 {
      let reply = try await model.complete(Samples.structured, until: Samples.soon)
      #expect(reply.data == Samples.expected(for: said) && reply.toolCalls.isEmpty)
    }
    #expect(server.bodies.map { script.forcedTool($0) } == [nil, "weather", "weather"], "Learnt once, and kept.")
    #expect(server.bodies.map { script.outputSchema($0) != nil } == [true, false, false])
  }

  @Test(arguments: Vendor.allCases) func `calls tools, and takes their results`(_ vendor: Vendor) async throws {
    let script = vendor.script
    let server = try ModelServer([
      .json(script.call("look_up", ["city": "Tromsø"])), .json(script.reply("Cold.", stop: .end)),
    ])
    let model = try vendor.model(at: server.url)
    let reply = try await model.complete(Samples.withTools, until: Samples.soon)
    let call = try #require(reply.toolCalls.first)
    #expect(call.id == "call_7" && call.name == "look_up" && call.arguments == ["city": "Tromsø"])
    #expect(reply.stopReason == .toolCalls)
    var next = Samples.withTools
    next.messages += [
      .assistant(reply.text, calls: reply.toolCalls),
      .toolResults([ModelToolResult(callID: call.id, name: call.name, content: "-3.5")]),
    ]
    #expect(try await model.complete(next, until: Samples.soon).text == "Cold.")
    let told = try #require(server.requests.last?.text)
    #expect(told.contains("call_7") && told.contains("-3.5"))
    #expect(vendor != .gemini || told.contains("\"thoughtSignature\":\"abc\""))
    try vendor.expectWellSaid(server)
  }

  @Test(arguments: Vendor.allCases)
  func `does not call a tool that was not offered`(_ vendor: Vendor) async throws {
    let server = try ModelServer([.json(vendor.script.call("delete_all", [:]))])
    let model = try vendor.model(at: server.url)
    let error = await #expect(throws: ModelError.self) {
      try await model.complete(Samples.withTools, until: Samples.soon)
    }
    #expect(error?.code == .malformedReply)
  }

  @Test(arguments: Vendor.allCases) func `says when its text was cut off`(_ vendor: Vendor) async throws {
    let server = try ModelServer([.json(vendor.script.reply("Hel", stop: .limit))])
    let reply = try await vendor.model(at: server.url).complete(Samples.plain, until: Samples.soon)
    #expect(reply.text == "Hel" && reply.stopReason == .cutOff)
  }
}

extension Vendor {
  /// Everything that the server was sent is as the vendor wants it.
  func expectWellSaid(
    _ server: ModelServer, streams: Bool = false, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    #expect(!server.requests.isEmpty, sourceLocation: sourceLocation)
    for request in server.requests {
      #expect(script.complaints(about: request, streams: streams) == [], sourceLocation: sourceLocation)
    }
  }
}
