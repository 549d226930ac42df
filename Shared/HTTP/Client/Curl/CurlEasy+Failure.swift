internal import CCurl
internal import Glibc

extension CurlEasy {
  /// What the library's code means for the caller; nil for none.
  func failure(_ code: CURLcode, _ url: HTTPClientURL, mayHaveBeenSent: Bool) -> HTTPClientError? {
    if code == CURLE_OK { return nil }
    let (kind, message) = explanation(code, url.display)
    return HTTPClientError(code: kind, message: message, requestMayHaveBeenSent: mayHaveBeenSent)
  }

  private func explanation(_ code: CURLcode, _ place: String) -> (HTTPClientError.Code, String) {
    switch code {
    case CURLE_UNSUPPORTED_PROTOCOL, CURLE_WEIRD_SERVER_REPLY:
      // The URL has been checked: what is not supported is the answer, which the library takes for HTTP/0.9.
      (.other, "\(place) answered with something that is not HTTP")
    case CURLE_URL_MALFORMAT:
      (.invalidRequest, "The URL of \(place) cannot be called")
    case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_RESOLVE_PROXY:
      (.resolve, "The host name of \(place) cannot be resolved")
    case CURLE_COULDNT_CONNECT, CURLE_INTERFACE_FAILED:
      (.connect, "Could not connect to \(place)\(systemErrorText)")
    case CURLE_OPERATION_TIMEDOUT:
      (.timeout, "\(place) did not answer in time")
    case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CERTPROBLEM, CURLE_SSL_CIPHER,
      CURLE_SSL_CACERT_BADFILE, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_ENGINE_INITFAILED, CURLE_USE_SSL_FAILED,
      CURLE_SSL_INVALIDCERTSTATUS, CURLE_SSL_CLIENTCERT:
      (.tls, "No secure connection to \(place): \(errorDetail)")
    case CURLE_GOT_NOTHING:
      (.connectionLost, "\(place) closed the connection before it answered")
    case CURLE_SEND_ERROR, CURLE_RECV_ERROR, CURLE_PARTIAL_FILE, CURLE_HTTP2, CURLE_HTTP2_STREAM,
      CURLE_SEND_FAIL_REWIND:
      (.connectionLost, "The connection to \(place) was lost before the answer was complete")
    default:
      (.other, "The call to \(place) failed: \(unsafe String(cString: curl_easy_strerror(code)))")
    }
  }

  private var systemErrorText: String {
    let number = systemError
    guard number != 0, let text = unsafe strerror(number) else { return "" }
    return ": " + (unsafe String(cString: text)).lowercased()
  }
}
