extension PreparedRequest {
  /// The request that a redirect asks for; nil when the answer is none.
  ///
  /// As browsers and curl do: 303 turns everything but HEAD into GET, 301 and 302 turn POST into GET, 307 and 308
  /// repeat the request as it was. To another scheme, host or port nothing goes that looks like a secret.
  func redirected(by head: HTTPClientResponseHead) throws(HTTPClientError) -> PreparedRequest? {
    guard [301, 302, 303, 307, 308].contains(head.status.code), let location = head.headers["Location"] else {
      return nil
    }
    var next = self
    do {
      next.url = try HTTPClientURL(resolving: location, against: url)
    } catch {
      throw HTTPClientError(
        code: .other, message: "\(url.display) redirects to an address that is no http or https URL",
        requestMayHaveBeenSent: true)
    }
    if becomesGet(after: head.status) {
      next.method = .get
      next.body = nil
      for name in ["Content-Type", "Content-Encoding", "Content-Language", "Content-Location"] {
        next.headers.remove(name)
      }
    }
    if !next.url.hasSameOrigin(as: url) {
      next.headers.remove("Host")
      for field in headers
      where Self.looksSecret(field.name) || secretHeaders.contains(field.name.lowercased()) {
        next.headers.remove(field.name)
      }
    }
    return next
  }

  private func becomesGet(after status: HTTPStatus) -> Bool {
    switch status {
    case 303: method != .head && method != .get
    case 301, 302: method == .post
    default: false
    }
  }

  /// Besides `Authorization` and `Cookie` the many names of API keys: rather one header too few at a stranger's door.
  private static func looksSecret(_ name: String) -> Bool {
    let name = name.lowercased()
    let words = ["auth", "cookie", "token", "secret", "key", "password", "signature", "credential", "session"]
    return words.contains { name.contains($0) } && name != "idempotency-key"
  }
}
