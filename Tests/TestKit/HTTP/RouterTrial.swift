package import HTTP
internal import Synchronization

/// Runs the same requests against a router in process and over a live socket: what passes here passes there.
///
/// Use as an argument: `@Test(arguments: RouterTrial.allCases) func `a sentence`(_ trial: RouterTrial)`.
package enum RouterTrial: String, CaseIterable, Sendable {
  case inProcess
  case overSocket

  package struct Client: Sendable {
    private let send: @Sendable (HTTPRequest) async throws -> Answer

    fileprivate init(_ send: @escaping @Sendable (HTTPRequest) async throws -> Answer) { self.send = send }

    package func send(
      _ method: HTTPMethod, _ target: String, headers: HTTPHeaders = [:], body: String = ""
    ) async throws -> Answer {
      try await send(HTTPRequest(method: method, target: target, headers: headers, body: Array(body.utf8)))
    }
  }

  package struct Answer: Sendable {
    package let status: HTTPStatus
    package let headers: HTTPHeaders
    package let body: [UInt8]
    package var text: String { String(decoding: body, as: UTF8.self) }
  }

  package func run(_ router: Router, _ body: @escaping @Sendable (Client) async throws -> Void) async throws {
    switch self {
    case .inProcess:
      try await body(Client { request in try await Self.answer(of: router, to: request) })
    case .overSocket:
      try await LiveServer.run(router) { port in
        try await body(Client { request in try await OwnThread.run { try Self.answer(at: port, to: request) } })
      }
    }
  }

  private static func answer(of router: Router, to request: HTTPRequest) async throws -> Answer {
    let response = await router.respond(to: request)
    var headers = response.headers
    var body: [UInt8] = []
    switch response.body {
    case .bytes(let bytes): body = bytes
    case .stream(let write):
      let sink = CollectingSink()
      try await write(HTTPBodyWriter(sink: sink))
      body = sink.bytes
    case .webSocket: break
    }
    if !response.status.forbidsBody { headers["Content-Length"] = "\(body.count)" }
    return Answer(status: response.status, headers: headers, body: request.method == .head ? [] : body)
  }

  private static func answer(at port: Int, to request: HTTPRequest) throws -> Answer {
    let connection = try RawClient(port: port)
    let query = request.query.isEmpty ? "" : "?" + request.query.text
    var head = "\(request.method.rawValue) \(request.path)\(query) HTTP/1.1\r\nHost: test\r\n"
    for field in request.headers { head += "\(field.name): \(field.value)\r\n" }
    if !request.body.isEmpty { head += "Content-Length: \(request.body.count)\r\n" }
    try connection.send(Array((head + "\r\n").utf8) + request.body)
    let response = try connection.receive(isHead: request.method == .head)
    return Answer(
      status: HTTPStatus(code: response.status), headers: HTTPHeaders(response.headers), body: response.body)
  }
}

private final class CollectingSink: HTTPBodySink {
  private let collected = Mutex<[UInt8]>([])

  var bytes: [UInt8] { collected.withLock { $0 } }

  func write(_ bytes: [UInt8]) async throws { collected.withLock { $0 += bytes } }
}
