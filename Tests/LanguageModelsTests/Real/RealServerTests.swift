import LanguageModels
import Platform
import Testing
import WorkflowModels

/// The core of the conformance suite against servers that nobody here has written. Without the variables that name them
/// there is nothing to run.
@Suite(.serialized, .enabled(if: !RealServer.all.isEmpty)) struct `A real server` {
  /// Without free text: a small model may not find the end of one.
  private static let schema: JSON = [
    "type": "object", "required": ["city", "unit"],
    "properties": [
      "city": ["enum": ["Oslo", "Rome"]], "unit": ["enum": ["celsius", "fahrenheit"]], "note": ["type": "boolean"],
    ],
  ]

  private static let text = ModelRequest(system: "Be short.", "Say hello.", maximumTokens: 24)
  private static let data = ModelRequest(
    system: "Answer as JSON.", "The city is Oslo, the unit celsius.", output: .init(name: "place", schema: schema),
    maximumTokens: 128)

  private var deadline: MonotonicTime { MonotonicTime.now.advanced(by: .seconds(120)) }

  @Test(arguments: RealServer.all) func `says a text, and counts its tokens`(_ server: RealServer) async throws {
    let reply = try await server.model(server.textModel).complete(Self.text, until: deadline)
    #expect(!reply.text.isEmpty && reply.usage.output > 0 && reply.usage.input > 0)
    #expect(server.isModel || reply.text == "Hello from the stand-in.")
  }

  @Test(arguments: RealServer.all) func `tells a text piece by piece`(_ server: RealServer) async throws {
    let heard = Heard()
    let reply = try await server.model(server.textModel).stream(Self.text, until: deadline) { heard.add($0) }
    #expect(heard.texts.joined() == reply.text && !reply.text.isEmpty)
    #expect(server.isModel == false || heard.texts.count > 1)
    #expect(heard.events.last == .end(reply))
  }

  @Test(arguments: RealServer.all) func `gives a value of the schema`(_ server: RealServer) async throws {
    let reply = try await server.model(server.dataModel).complete(Self.data, until: deadline)
    #expect(["Oslo", "Rome"].contains(reply.data?["city"]), "\(reply)")
    #expect(server.isModel || reply.data == ["city": "Oslo", "unit": "celsius"], "The null of the optional is gone.")
  }

  @Test(arguments: RealServer.all) func `streams a value of the schema`(_ server: RealServer) async throws {
    let heard = Heard()
    let reply = try await server.model(server.dataModel).stream(Self.data, until: deadline) { heard.add($0) }
    #expect(["celsius", "fahrenheit"].contains(reply.data?["unit"]), "\(reply)")
    #expect((try? JSON(parsing: heard.texts.joined()))?["city"] == reply.data?["city"])
  }

  @Test(arguments: RealServer.all) func `refuses a wrong key or an unknown path in its own words`(_ server: RealServer)
    async throws
  {
    var settings = [server.vendor.addressVariable: server.url + "/nowhere", server.vendor.modelVariable: "x"]
    settings[server.vendor.keyVariable] = "sk-wrong-key"
    let provider = try #require(try ModelSettings(Settings(settings)).providers.first)
    let model = RemoteModel(provider, http: try server.client())
    let error = await #expect(throws: ModelError.self) { try await model.complete(Self.text, until: deadline) }
    #expect([.authentication, .invalidRequest].contains(error?.code) && error?.isRetryable == false, "\(error as Any)")
    #expect(error?.message.contains("sk-wrong-key") == false)
  }
}
