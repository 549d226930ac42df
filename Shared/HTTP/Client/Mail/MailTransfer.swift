internal import CCurl
internal import Platform

/// One delivery from the first packet to the last, on the reactor's thread.
final class MailTransfer: CurlExchange, @unchecked Sendable {
  // Sendable because after `init` everything runs on the reactor's thread; `deinit` has no company.
  typealias Outcome = Result<Void, MailError>

  let id: TransferID
  private let delivery: MailDelivery
  private let url: String
  private var continuation: CheckedContinuation<Outcome, Never>?
  private var easy: CurlEasy?
  private var sent = 0
  private var openings = 0
  private var refusals = 0
  /// The last line in which the server said no.
  private var complaint = ""

  init(id: TransferID, _ delivery: MailDelivery, url: String, _ continuation: CheckedContinuation<Outcome, Never>) {
    self.id = id
    self.delivery = delivery
    self.url = url
    self.continuation = continuation
  }

  /// A delivery that was dropped before it began (the reactor has stopped) still has somebody waiting.
  deinit { continuation?.resume(returning: .failure(Self.stopped)) }

  /// Some of the message has gone out, so the server may have taken it.
  var mayHaveBeenSent: Bool { sent > 0 }

  var handle: UnsafeMutableRawPointer? { unsafe easy?.handle }

  func open(_ configuration: HTTPClientConfiguration) throws(HTTPClientError) -> UnsafeMutableRawPointer {
    let easy = try CurlEasy()
    try easy.set(CURLOPT_URL, url)
    easy.set(CURLOPT_NOSIGNAL, true)
    try easy.set(CURLOPT_PROTOCOLS_STR, "smtp,smtps")
    if !configuration.usesEnvironmentProxies { try easy.set(CURLOPT_PROXY, "") }
    if let file = configuration.certificateAuthorityFile { try easy.set(CURLOPT_CAINFO, file) }
    if delivery.security == .startTLS { easy.set(CURLOPT_USE_SSL, Int(CURLUSESSL_ALL.rawValue)) }
    if let username = delivery.username { try easy.set(CURLOPT_USERNAME, username) }
    if let password = delivery.password { try easy.set(CURLOPT_PASSWORD, password) }
    easy.set(CURLOPT_TIMEOUT_MS, milliseconds: delivery.deadline)
    easy.set(CURLOPT_CONNECTTIMEOUT_MS, milliseconds: min(delivery.deadline, .seconds(15)))
    // Each delivery has a connection of its own, so that the guard has judged its address.
    easy.set(CURLOPT_FRESH_CONNECT, true)
    easy.set(CURLOPT_FORBID_REUSE, true)
    try easy.set(CURLOPT_MAIL_FROM, "<\(delivery.sender)>")
    try easy.set(CURLOPT_MAIL_RCPT, lines: delivery.recipients.map { "<\($0)>" })
    easy.set(CURLOPT_UPLOAD, true)
    easy.set(CURLOPT_INFILESIZE, delivery.message.count)
    // Not retained: the engine holds this object while the handle is in use.
    let context = unsafe Unmanaged.passUnretained(self).toOpaque()
    unsafe easy.set(CURLOPT_PRIVATE, pointer: UnsafeMutableRawPointer(bitPattern: UInt(id.rawValue)))
    unsafe easy.set(CURLOPT_READDATA, pointer: context)
    unsafe easy.set(CURLOPT_READFUNCTION, callback: readMessage)
    unsafe easy.set(CURLOPT_HEADERDATA, pointer: context)
    unsafe easy.set(CURLOPT_HEADERFUNCTION, callback: hearServer)
    unsafe easy.set(CURLOPT_WRITEFUNCTION, callback: ignoreBody)
    unsafe easy.set(CURLOPT_OPENSOCKETDATA, pointer: context)
    _ = unsafe wae_curl_set_open_callback(easy.handle, openMailSocket)
    self.easy = easy
    return unsafe easy.handle
  }

  func finish(_ code: CURLcode) {
    let failure = code == CURLE_OK ? nil : explanation(code)
    end(failure.map { .failure($0) } ?? .success(()))
  }

  func finish(_ failure: HTTPClientError?) {
    guard let failure else { return end(.success(())) }
    let code: MailError.Code = failure.code == .cancelled ? .cancelled : .other
    end(.failure(MailError(code: code, message: failure.message, isUnknown: mayHaveBeenSent)))
  }

  private func end(_ outcome: Outcome) {
    easy = nil
    continuation.take()?.resume(returning: outcome)
  }

  private func explanation(_ code: CURLcode) -> MailError {
    let place = "the mail server \(delivery.host):\(delivery.port)"
    let answer = easy?.responseCode ?? 0
    switch code {
    case CURLE_COULDNT_CONNECT where refusals > 0 && openings == 0:
      return MailError(
        code: .egressRefused, message: "The address of \(place) is private or reserved, which is not allowed")
    case CURLE_COULDNT_RESOLVE_HOST: return MailError(code: .resolve, message: "The name of \(place) is not known")
    case CURLE_COULDNT_CONNECT: return MailError(code: .connect, message: "Could not connect to \(place)")
    case CURLE_LOGIN_DENIED:
      return MailError(code: .login, message: "User name or password were not accepted by \(place)")
    case CURLE_USE_SSL_FAILED:
      return MailError(code: .tls, message: "A secure connection is not offered by \(place)")
    case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION:
      return MailError(code: .tls, message: "No secure connection to \(place): \(easy?.errorDetail ?? "")")
    case CURLE_OPERATION_TIMEDOUT:
      return MailError(code: .timeout, message: "No answer in time from \(place)", isUnknown: mayHaveBeenSent)
    default: break
    }
    if (400...599).contains(answer) {
      let words = complaint.isEmpty ? "\(answer)" : complaint
      return MailError(
        code: answer < 500 ? .deferred : .refused, message: "The message was not taken by \(place): \(words)")
    }
    return MailError(
      code: .connectionLost, message: "The connection to \(place) was lost before the message was taken",
      isUnknown: mayHaveBeenSent)
  }

  private static let stopped = MailError(code: .cancelled, message: "The mail client is shut down")

  // MARK: What the library's callbacks ask

  fileprivate func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    let part = delivery.message.dropFirst(sent).prefix(buffer.count)
    unsafe buffer.copyBytes(from: part)
    sent += part.count
    return part.count
  }

  fileprivate func hear(_ line: UnsafeRawBufferPointer) {
    guard let first = unsafe line.first, first == UInt8(ascii: "4") || first == UInt8(ascii: "5") else { return }
    let bytes = unsafe line.prefix(200).filter { $0 >= 0x20 && $0 != 0x7F }
    complaint = String(decoding: bytes, as: UTF8.self)
  }

  fileprivate func mayOpen(_ address: IPAddress?) -> Bool {
    let isAllowed = address.map(delivery.egress.allows) ?? delivery.egress.allowsUnknownFamilies
    if isAllowed { openings += 1 } else { refusals += 1 }
    return isAllowed
  }
}

// The engine keeps each transfer alive while its handle is in the multi handle, and the library calls back only then.
private func transfer(_ context: UnsafeMutableRawPointer?) -> MailTransfer? {
  unsafe context.map { unsafe Unmanaged<MailTransfer>.fromOpaque($0).takeUnretainedValue() }
}

private func readMessage(
  _ data: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int, _ context: UnsafeMutableRawPointer?
) -> Int {
  guard let transfer = unsafe transfer(context) else { return Int(CURL_READFUNC_ABORT) }
  return unsafe transfer.read(into: UnsafeMutableRawBufferPointer(start: data, count: size * count))
}

private func hearServer(
  _ data: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int, _ context: UnsafeMutableRawPointer?
) -> Int {
  unsafe transfer(context)?.hear(UnsafeRawBufferPointer(start: data, count: size * count))
  return size * count
}

private func ignoreBody(
  _ data: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int, _ context: UnsafeMutableRawPointer?
) -> Int { size * count }

private func openMailSocket(
  _ context: UnsafeMutableRawPointer?, _ purpose: curlsocktype, _ address: UnsafeMutablePointer<curl_sockaddr>?
) -> curl_socket_t {
  guard let transfer = unsafe transfer(context), let address = unsafe address else { return CURL_SOCKET_BAD }
  return unsafe CurlSocket.open(address, if: transfer.mayOpen)
}
