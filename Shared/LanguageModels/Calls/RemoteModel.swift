package import HTTP
package import Platform
internal import Synchronization
internal import WorkflowModels

/// One vendor's model over HTTP. Each call is one try; who asks again and whom to ask instead is the gateway's.
package final class RemoteModel: LanguageModel {
  package let name: String
  package let model: String
  private let provider: ModelSettings.Provider
  private let format: any WireFormat
  private let http: HTTPClient
  private let clock: ModelClock
  /// What this server was found not to know; kept, so that it is found once.
  private let manners = Mutex<WireManners>([])

  package init(_ provider: ModelSettings.Provider, http: HTTPClient, clock: ModelClock = .real) {
    name = provider.vendor.rawValue
    model = provider.model
    self.provider = provider
    format = provider.vendor.format(isOwnServer: provider.isOwnServer)
    self.http = http
    self.clock = clock
  }

  package func complete(_ request: ModelRequest, until deadline: MonotonicTime) async throws(ModelError) -> ModelReply {
    try await adapting { manners throws(ModelError) in
      try await self.complete(self.wire(request, manners, streams: false), deadline)
    }
  }

  package func stream(
    _ request: ModelRequest, until deadline: MonotonicTime,
    _ tell: @Sendable (ModelEvent) async -> Void
  ) async throws(ModelError) -> ModelReply {
    try await adapting { manners throws(ModelError) in
      try await self.stream(self.wire(request, manners, streams: true), deadline, tell)
    }
  }

  /// Says it in another way, once for each thing that the server refuses by name.
  private func adapting(
    _ call: (WireManners) async throws(ModelError) -> Attempt
  ) async throws(ModelError) -> ModelReply {
    var manners = manners.withLock { $0 }
    while true {
      switch try await call(manners) {
      case .reply(let reply): return reply
      case .refused(let failure):
        guard let lesson = lesson(from: failure), !manners.contains(lesson) else { throw failure.modelError }
        manners.insert(lesson)
        self.manners.withLock { $0.formUnion(lesson) }
      }
    }
  }

  private enum Attempt {
    case reply(ModelReply)
    case refused(VendorFailure)
  }

  private func lesson(from failure: VendorFailure) -> WireManners? {
    if failure.isAbout(["max_tokens", "max_completion_tokens"]) { return .otherTokenLimit }
    return failure.isAbout(format.schemaFields) ? .outputByTool : nil
  }

  private func complete(_ wire: WireRequest, _ deadline: MonotonicTime) async throws(ModelError) -> Attempt {
    let response: HTTPClientResponse
    do throws(HTTPClientError) {
      response = try await http.send(http(wire, deadline))
    } catch {
      throw ModelError(error, provider: name)
    }
    guard response.status.isSuccess else {
      return .refused(failure(response.head, try? JSON(parsing: response.body)))
    }
    return .reply(try reply(response.body, to: wire).finish(wire))
  }

  private func reply(_ body: [UInt8], to wire: WireRequest) throws(ModelError) -> ReplyDraft {
    guard let json = try? JSON(parsing: body) else { throw .malformed(name, "half a JSON text, or none") }
    // Some servers say 200 and mean an error.
    if json["error"]?.objectValue != nil { throw VendorFailure(provider: name, streamed: json).modelError }
    var draft = ReplyDraft(provider: name, model: wire.model)
    try format.read(json, into: &draft)
    return draft
  }

  private func stream(
    _ wire: WireRequest, _ deadline: MonotonicTime, _ tell: @Sendable (ModelEvent) async -> Void
  ) async throws(ModelError) -> Attempt {
    var reader = ReplyStreamReader(format: format, wire: wire, provider: name)
    let response = try await open(wire, deadline)
    defer { response.cancel() }
    guard response.status.isSuccess else {
      return .refused(failure(response.head, try? JSON(parsing: try await response.collect())))
    }
    // A proxy may not know how to stream: what it then sends is the whole.
    if response.headers["content-type"]?.lowercased().hasPrefix("application/json") == true {
      let draft = try reply(try await collect(response), to: wire)
      let reply = try draft.finish(wire)
      if !draft.text.isEmpty { await tell(.text(draft.text)) }
      await tell(.usage(reply.usage))
      await tell(.end(reply))
      return .reply(reply)
    }
    var pieces = response.makeAsyncIterator()
    while !reader.isComplete, let bytes = try await next(&pieces) {
      for event in try reader.take(bytes) { await tell(event) }
    }
    let reply = try reader.finish()
    await tell(.end(reply))
    return .reply(reply)
  }

  private func open(
    _ wire: WireRequest, _ deadline: MonotonicTime
  ) async throws(ModelError) -> HTTPClientResponseStream {
    do throws(HTTPClientError) { return try await http.stream(http(wire, deadline)) } catch {
      throw ModelError(error, provider: name)
    }
  }

  private func collect(_ response: HTTPClientResponseStream) async throws(ModelError) -> [UInt8] {
    do throws(HTTPClientError) { return try await response.collect() } catch {
      throw ModelError(error, provider: name)
    }
  }

  private func next(_ pieces: inout HTTPClientResponseStream.Iterator) async throws(ModelError) -> [UInt8]? {
    do throws(HTTPClientError) { return try await pieces.next() } catch {
      throw ModelError(error, provider: name)
    }
  }

  private func wire(_ request: ModelRequest, _ manners: WireManners, streams: Bool) -> WireRequest {
    WireRequest(
      request, model: request.model ?? model, manners: manners, streams: streams, dialect: format.dialect)
  }

  private func failure(_ head: HTTPClientResponseHead, _ body: JSON?) -> VendorFailure {
    VendorFailure(
      provider: name, status: head.status.code, body: body, headers: head.headers, now: clock.seconds())
  }

  private func http(_ wire: WireRequest, _ deadline: MonotonicTime) -> HTTPClientRequest {
    var headers = format.headers(key: provider.key)
    headers.add("content-type", "application/json")
    headers.add("accept", wire.streams ? "text/event-stream" : "application/json")
    var request = HTTPClientRequest(
      .post, provider.address + format.path(model: wire.model, streams: wire.streams), headers: headers,
      body: format.body(wire).bytes(), deadline: deadline.duration(since: clock.now()),
      // Whoever runs the service says where the models are.
      egress: .internalService, mayBeSentTwice: true)
    request.secretHeaders = ["x-api-key", "authorization", "x-goog-api-key"]
    return request
  }
}
