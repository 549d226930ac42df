internal import CCurl
internal import Platform

extension CurlEasy {
  /// Tells the library all about a request.
  func apply(
    _ request: PreparedRequest, _ configuration: HTTPClientConfiguration, timeout: Duration
  ) throws(HTTPClientError) {
    try set(CURLOPT_URL, request.url.text)
    // Signals are the process's business, and other protocols nobody's.
    set(CURLOPT_NOSIGNAL, true)
    try set(CURLOPT_PROTOCOLS_STR, "http,https")
    set(CURLOPT_FOLLOWLOCATION, false)
    set(CURLOPT_SUPPRESS_CONNECT_HEADERS, true)
    set(CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_2TLS))
    set(CURLOPT_TCP_KEEPALIVE, true)
    if !configuration.usesEnvironmentProxies {
      try set(CURLOPT_PROXY, "")
    }
    if let file = configuration.certificateAuthorityFile { try set(CURLOPT_CAINFO, file) }
    set(CURLOPT_TIMEOUT_MS, milliseconds: timeout)
    set(CURLOPT_CONNECTTIMEOUT_MS, milliseconds: request.connectTimeout)
    if let idle = request.idleTimeout {
      set(CURLOPT_LOW_SPEED_LIMIT, 1)
      set(CURLOPT_LOW_SPEED_TIME, max(1, min(idle.clampedMilliseconds / 1_000, 86_400)))
    }
    if !request.headers.contains("Accept-Encoding") { try set(CURLOPT_ACCEPT_ENCODING, "gzip, deflate") }
    if !request.headers.contains("User-Agent") { try set(CURLOPT_USERAGENT, configuration.userAgent) }
    try applyMethod(request)
    try setHeaderLines(Self.headerLines(request))
  }

  private func applyMethod(_ request: PreparedRequest) throws(HTTPClientError) {
    let method = request.method
    if method == .head {
      set(CURLOPT_NOBODY, true)
    } else if let body = request.body ?? Self.emptyBody(of: method) {
      set(CURLOPT_POST, true)
      try setBody(body)
      if method != .post { try set(CURLOPT_CUSTOMREQUEST, method.rawValue) }
    } else {
      set(CURLOPT_HTTPGET, true)
      if method != .get { try set(CURLOPT_CUSTOMREQUEST, method.rawValue) }
    }
  }

  /// Servers want to hear `Content-Length: 0` where a body is usual.
  private static func emptyBody(of method: HTTPMethod) -> [UInt8]? {
    method == .post || method == .put || method == .patch ? [] : nil
  }

  private static func headerLines(_ request: PreparedRequest) -> [String] {
    var lines: [String] = []
    for field in request.headers {
      // In the library's language a name with nothing behind the colon removes a header; a semicolon sends it empty.
      let isEmpty = field.value.utf8.allSatisfy { $0 == 0x20 || $0 == 0x09 }
      lines.append(isEmpty ? "\(field.name);" : "\(field.name): \(field.value)")
    }
    // Asking first whether the body is welcome costs a second with servers that do not answer.
    lines.append("Expect:")
    if !request.headers.contains("Content-Type") { lines.append("Content-Type:") }
    return lines
  }
}
