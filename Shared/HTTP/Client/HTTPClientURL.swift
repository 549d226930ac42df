internal import CCurl

/// A URL as the library that will call it reads it: two readers of one URL are how guards are fooled.
struct HTTPClientURL: Sendable, Hashable {
  /// Normalised, without the fragment.
  let text: String
  let scheme: String
  let host: String
  let port: Int
  let path: String

  private static let maximumBytes = 65_536

  init(parsing text: String) throws(HTTPClientError) { try self.init(text, base: nil) }

  /// What a `Location` means that was sent in answer to `base`.
  init(resolving reference: String, against base: HTTPClientURL) throws(HTTPClientError) {
    try self.init(reference, base: base)
  }

  /// Where it goes, for messages: no credentials, no query.
  var display: String {
    let isDefaultPort = port == (scheme == "https" ? 443 : 80)
    return "\(host)\(isDefaultPort ? "" : ":\(port)")\(path)"
  }

  /// Whether both have scheme, host and port in common: only then may secrets follow a redirect.
  func hasSameOrigin(as other: HTTPClientURL) -> Bool {
    scheme == other.scheme && host == other.host && port == other.port
  }

  private init(_ text: String, base: HTTPClientURL?) throws(HTTPClientError) {
    guard text.utf8.count <= Self.maximumBytes else { throw .invalid("The URL is longer than 64 KiB") }
    guard text.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else {
      throw .invalid("The URL contains a control character")
    }
    guard let handle = unsafe curl_url() else { throw .invalid("There is no memory for the URL") }
    defer { unsafe curl_url_cleanup(handle) }
    if let base { unsafe curl_url_set(handle, CURLUPART_URL, base.text, 0) }
    let code = unsafe curl_url_set(handle, CURLUPART_URL, text, UInt32(CURLU_URLENCODE))
    guard code == CURLUE_OK else {
      throw .invalid("The URL cannot be read: it must begin with http:// or https:// and a host")
    }
    unsafe curl_url_set(handle, CURLUPART_FRAGMENT, nil, 0)
    guard let scheme = unsafe Self.part(CURLUPART_SCHEME, of: handle)?.lowercased(), ["http", "https"].contains(scheme)
    else { throw .invalid("The URL must begin with http:// or https://") }
    guard let host = unsafe Self.part(CURLUPART_HOST, of: handle), !host.isEmpty,
      let port = unsafe Self.part(CURLUPART_PORT, of: handle, flags: CURLU_DEFAULT_PORT).flatMap({ Int($0) }),
      let normalised = unsafe Self.part(CURLUPART_URL, of: handle)
    else { throw .invalid("The URL has no host") }
    self.text = normalised
    self.scheme = scheme
    self.host = host.lowercased()
    self.port = port
    path = unsafe Self.part(CURLUPART_PATH, of: handle) ?? "/"
  }

  private static func part(_ part: CURLUPart, of handle: OpaquePointer, flags: Int32 = 0) -> String? {
    var text: UnsafeMutablePointer<CChar>?
    guard unsafe curl_url_get(handle, part, &text, UInt32(flags)) == CURLUE_OK, let text = unsafe text else {
      return nil
    }
    defer { unsafe curl_free(text) }
    return unsafe String(cString: text)
  }
}
