import HTTP
import Platform
import TestKit
import WorkflowModels

/// Calls one service as its users do.
struct JSONClient: Sendable {
  let baseURL: String
  let http: HTTPClient

  func get(_ path: String, headers: HTTPHeaders = [:]) async throws -> Answer {
    try await send(.get, path, headers: headers)
  }

  func delete(_ path: String) async throws -> Answer { try await send(.delete, path) }

  func post(_ path: String, _ body: JSON, headers: HTTPHeaders = [:]) async throws -> Answer {
    try await send(.post, path, body: body.bytes(), headers: headers)
  }

  func put(_ path: String, _ body: JSON) async throws -> Answer {
    try await send(.put, path, body: body.bytes())
  }

  /// Any request; the service must answer within the deadline.
  func send(
    _ method: HTTPMethod, _ path: String, body: [UInt8]? = nil, headers: HTTPHeaders = [:],
    deadline: Duration = .seconds(30)
  ) async throws -> Answer {
    let start = ContinuousClock.now
    let response = try await http.send(request(method, path, body: body, headers: headers, deadline: deadline))
    return Answer(response, after: ContinuousClock.now - start)
  }

  /// An answer that comes bit by bit.
  func stream(_ path: String, headers: HTTPHeaders = [:]) async throws -> HTTPClientResponseStream {
    try await http.stream(request(.get, path, body: nil, headers: headers, deadline: .seconds(60)))
  }

  private func request(
    _ method: HTTPMethod, _ path: String, body: [UInt8]?, headers: HTTPHeaders, deadline: Duration
  ) -> HTTPClientRequest {
    var request = HTTPClientRequest(method, baseURL + path, headers: headers, body: body, deadline: deadline)
    if body != nil, request.headers["Content-Type"] == nil { request.headers["Content-Type"] = "application/json" }
    request.egress = .internalService
    request.maximumResponseBytes = 64 << 20
    return request
  }
}

/// What a service answered.
struct Answer: Sendable, CustomStringConvertible {
  let status: Int
  let headers: HTTPHeaders
  let body: [UInt8]
  /// Null when the body is no JSON.
  let json: JSON
  let time: Duration

  init(_ response: HTTPClientResponse, after time: Duration) {
    status = response.status.code
    headers = response.headers
    body = response.body
    json = (try? JSON(parsing: response.body)) ?? .null
    self.time = time
  }

  var text: String { String(decoding: body, as: UTF8.self) }
  var detail: String { json["detail"]?.stringValue ?? "" }
  var code: String { json["code"]?.stringValue ?? "" }

  /// Whether it is an error as the contract wants it: a sentence for people and a code for programs.
  var isErrorOfTheHouse: Bool {
    let words = detail.split(separator: " ")
    return words.count >= 2 && !code.isEmpty
      && code.utf8.allSatisfy { byte in
        byte == UInt8(ascii: "_") || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
          || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      }
  }

  var description: String { "\(status) \(text.prefix(400))" }
}
