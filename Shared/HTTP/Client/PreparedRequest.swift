/// A request that has been checked and may be handed to the library as it is: one hop of a call.
struct PreparedRequest: Sendable {
  var method: HTTPMethod
  var url: HTTPClientURL
  var headers: HTTPHeaders
  var body: [UInt8]?
  let mayBeSentTwice: Bool
  let secretHeaders: Set<String>
  let egress: EgressPolicy
  let maximumResponseBytes: Int
  let connectTimeout: Duration
  let idleTimeout: Duration?

  init(_ request: HTTPClientRequest) throws(HTTPClientError) {
    url = try HTTPClientURL(parsing: request.url)
    guard HTTPHeaders.isValid(name: request.method.rawValue), request.method.rawValue.utf8.count <= 32 else {
      throw .invalid("The method is not one that HTTP can send")
    }
    if request.method == .head && request.body != nil { throw .invalid("A HEAD request cannot have a body") }
    for field in request.headers {
      guard HTTPHeaders.isValid(name: field.name) else {
        throw .invalid("A header name contains characters that a name cannot have")
      }
      guard HTTPHeaders.isValid(value: field.value) else {
        throw .invalid("The value of the header \(field.name) contains a line break or another control character")
      }
    }
    method = request.method
    headers = request.headers
    body = request.body
    mayBeSentTwice = request.mayBeSentTwice ?? request.method.isIdempotent
    secretHeaders = request.secretHeaders
    egress = request.egress
    maximumResponseBytes = max(0, request.maximumResponseBytes)
    connectTimeout = request.connectTimeout
    idleTimeout = request.idleTimeout
    removeFieldsOfTheLibrary()
  }

  /// The length of the body and the handling of the connection are the library's: a second opinion in the same
  /// message is how requests are smuggled.
  private mutating func removeFieldsOfTheLibrary() {
    for name in ["Content-Length", "Transfer-Encoding", "Connection", "Keep-Alive", "Upgrade", "Expect", "TE"] {
      headers.remove(name)
    }
  }
}
