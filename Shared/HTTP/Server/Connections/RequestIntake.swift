internal import CMicrohttpd

/// Collects one request from what MHD hands over, and finds out whether it is within the limits.
struct RequestIntake {
  enum Phase { case head, body, answering }

  private(set) var phase = Phase.head
  /// Why the request is not for a handler.
  private(set) var refusal: HTTPServerError?
  private(set) var expectsBody = false
  /// Where the body ends, and the next request begins, cannot be known.
  private(set) var isMisframed = false
  private var target: String?
  private var method = HTTPMethod.get
  private var headers = HTTPHeaders(reservingCapacity: Self.usualFields)
  private var body: [UInt8] = []
  private var discarded = 0

  /// A refused body is read to its end, so that the client reads the answer, but not for ever.
  private static let maximumDiscardedBytes = 64 << 20
  /// A length is only an announcement: no memory is taken for it beyond this.
  private static let reservedBodyBytes = 1 << 20
  private static let usualFields = 8

  init(target: String?) {
    self.target = target
  }

  mutating func readHead(_ line: RequestLine, from connection: OpaquePointer, core: ServerCore) {
    phase = .body
    self.method = HTTPMethod(rawValue: unsafe String(cString: line.method))
    unsafe withUnsafeMutablePointer(to: &headers) { headers in
      _ = unsafe MHD_get_connection_values_n(connection, .HEADER_KIND, headerCallback, headers)
    }
    let limits = core.configuration
    refusal = framingError(limits)
    isMisframed = refusal?.code == .badRequest
    guard !isMisframed else { return }
    if refusal == nil { refusal = hostError(isRequired: line.requiresHost) }
    if let target {
      if target.utf8.count > limits.maximumTargetBytes { refusal = .uriTooLong(limit: limits.maximumTargetBytes) }
    } else {
      refusal = .badRequest("The path is not valid. The decoded text is not valid UTF-8.")
    }
    if unsafe wae_mhd_header_size(connection) > limits.maximumHeaderBytes {
      refusal = .headersTooLarge(limit: limits.maximumHeaderBytes)
    }
  }

  /// Errors in how the body is announced, which decides where the next request begins: two readers that differ about
  /// that can be played off against each other (request smuggling).
  private mutating func framingError(_ limits: HTTPServerConfiguration) -> HTTPServerError? {
    var length: String?
    var encoding: String?
    for field in headers {
      guard HTTPHeaders.isValid(name: field.name) else { return .badFraming("A header name is not valid.") }
      switch field.name.utf8.count {
      case 14 where HTTPHeaders.sameName(field.name, "Content-Length"):
        if let length, length != field.value { return .badFraming("Content-Length comes twice.") }
        length = field.value
      case 17 where HTTPHeaders.sameName(field.name, "Transfer-Encoding"):
        expectsBody = true
        if encoding != nil { return .badFraming("Transfer-Encoding comes twice.") }
        encoding = field.value
      default: break
      }
    }
    if let encoding {
      guard length == nil else { return .badFraming("Content-Length and Transfer-Encoding exclude each other.") }
      guard HTTPHeaders.sameName(encoding, "chunked") else {
        return .badFraming("The only Transfer-Encoding understood is chunked.")
      }
    }
    guard let length else { return nil }
    guard length.utf8.allSatisfy({ (48...57).contains($0) }), let bytes = Int(length) else {
      return .badFraming("Content-Length is not a number.")
    }
    expectsBody = bytes > 0
    guard bytes <= limits.maximumBodyBytes else { return .contentTooLarge(limit: limits.maximumBodyBytes) }
    body.reserveCapacity(min(bytes, Self.reservedBodyBytes))
    return nil
  }

  /// A request without a host, or with two, may have been meant for somebody else (RFC 9112 §3.2).
  private func hostError(isRequired: Bool) -> HTTPServerError? {
    var count = 0
    for field in headers where field.name.utf8.count == 4 && HTTPHeaders.sameName(field.name, "Host") { count += 1 }
    if count > 1 { return .badRequest("Host comes twice.") }
    return count == 0 && isRequired ? .badRequest("The Host header is missing.") : nil
  }

  /// False when the client sends and sends.
  mutating func add(_ piece: UnsafeRawBufferPointer, limit: Int) -> Bool {
    if refusal == nil && body.count + piece.count <= limit {
      unsafe body.append(contentsOf: piece)
      return true
    }
    if refusal == nil { refusal = .contentTooLarge(limit: limit) }
    discarded += piece.count
    body = []
    return discarded <= Self.maximumDiscardedBytes
  }

  mutating func finish(remoteAddress: String) -> (HTTPRequest, HTTPServerError?) {
    phase = .answering
    let request = HTTPRequest(
      method: method, target: target ?? "/", headers: headers, body: body, remoteAddress: remoteAddress)
    body = []
    headers = HTTPHeaders()
    target = nil
    return (request, refusal ?? request.targetError)
  }

  fileprivate static func append(_ field: HTTPHeaders.Field, to headers: UnsafeMutableRawPointer?) {
    unsafe headers?.assumingMemoryBound(to: HTTPHeaders.self).pointee.add(field.name, field.value)
  }
}

/// The context is the `HTTPHeaders` of the intake, for the time of the call.
private func headerCallback(
  _ context: UnsafeMutableRawPointer?, _ kind: MHD_ValueKind, _ name: UnsafePointer<CChar>?, _ nameLength: Int,
  _ value: UnsafePointer<CChar>?, _ valueLength: Int
) -> MHD_Result {
  let name = unsafe UnsafeRawBufferPointer(start: name, count: name == nil ? 0 : nameLength)
  let value = unsafe UnsafeRawBufferPointer(start: value, count: value == nil ? 0 : valueLength)
  unsafe RequestIntake.append(
    HTTPHeaders.Field(name: String(decoding: name, as: UTF8.self), value: String(decoding: value, as: UTF8.self)),
    to: context)
  return .YES
}
