internal import HTTP

/// Which web pages may call from a browser, by `CORS_ALLOWED_ORIGINS`: a comma-separated list of origins, or `*`.
package struct CORSPolicy: Sendable, Hashable {
  package static let none = CORSPolicy(origins: [])

  private let origins: Set<String>
  private let allowsAll: Bool

  package init(origins: [String]) {
    allowsAll = origins.contains("*")
    self.origins = Set(origins.map { $0.hasSuffix("/") ? String($0.dropLast()) : $0 })
  }

  /// Nil with a word that is neither an origin nor `*`.
  package init?(parsing text: String) {
    let words = text.split { $0 == "," || $0 == " " }.map { $0.lowercased() }
    guard words.allSatisfy({ $0 == "*" || Self.isOrigin($0) }) else { return nil }
    self.init(origins: words)
  }

  /// Scheme, host and perhaps a port, as browsers send it; a slash at the end is forgiven.
  private static func isOrigin(_ word: String) -> Bool {
    guard let mark = word.firstRange(of: "://") else { return false }
    let scheme = word[..<mark.lowerBound]
    let rest = word[mark.upperBound...]
    let host = rest.hasSuffix("/") ? rest.dropLast() : rest
    return scheme.first?.isLetter == true && scheme.utf8.allSatisfy { $0.isSchemeCharacter }
      && !host.isEmpty && host.utf8.allSatisfy { (0x21...0x7E).contains($0) }
      && !host.contains { "/?#@*\\".contains($0) }
  }

  /// The answer to a browser's question before the real request; nil for any other request.
  func preflightAnswer(to request: HTTPRequest) -> HTTPResponse? {
    guard request.method == .options, let origin = request.headers["Origin"], allows(origin),
      request.headers.contains("Access-Control-Request-Method")
    else { return nil }
    return HTTPResponse(
      status: .noContent,
      headers: [
        "Access-Control-Allow-Methods": "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS",
        "Access-Control-Allow-Headers":
          "Authorization, Content-Type, Idempotency-Key, Last-Event-ID, X-Request-Id, traceparent",
        "Access-Control-Max-Age": "600",
      ], body: .bytes([]))
  }

  func allow(origin: String?, in response: inout HTTPResponse) {
    guard allowsAll || !origins.isEmpty else { return }
    // Answers differ by origin: a cache between must know.
    if !allowsAll { response.headers.add("Vary", "Origin") }
    guard let origin, allows(origin) else { return }
    response.headers["Access-Control-Allow-Origin"] = allowsAll ? "*" : origin
    response.headers["Access-Control-Expose-Headers"] = "X-Request-Id, traceparent, Retry-After, Location"
  }

  private func allows(_ origin: String) -> Bool { allowsAll || origins.contains(origin) }

  /// Whether a web page that may not call is about to change something. Where every caller is believed, a page of any
  /// site, open in a browser on this machine, could otherwise run workflows: a browser sends a plain text without
  /// asking first, and only hides the answer from the page.
  func refuses(_ request: HTTPRequest) -> Bool {
    guard let origin = request.headers["Origin"] else { return false }
    // A page may read from a WebSocket of any site, so that one is no mere question either.
    let onlyReads = [.get, .head, .options].contains(request.method) && !request.headers.contains("Upgrade")
    guard !onlyReads else { return false }
    return !allows(origin) && !Self.isOurOwn(origin, host: request.headers["Host"] ?? "")
  }

  /// A page of this very service, such as `/docs`. By a name of the loopback only: any other name may be a stranger's
  /// that was made to point here.
  private static func isOurOwn(_ origin: String, host: String) -> Bool {
    guard origin == "http://\(host)" || origin == "https://\(host)" else { return false }
    return AuthMode.isLoopback(hostName(host))
  }

  /// Without the port.
  private static func hostName(_ host: String) -> String {
    if host.hasPrefix("["), let end = host.firstIndex(of: "]") { return String(host[...end]) }
    return String(host.prefix { $0 != ":" })
  }
}

extension UInt8 {
  fileprivate var isSchemeCharacter: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"),
      UInt8(ascii: "-"), UInt8(ascii: "."):
      true
    default: false
    }
  }
}
