internal import CCurl
internal import Glibc
internal import Platform

/// One exchange with a server, from the first packet to the last, on the reactor's thread.
final class CurlTransfer: CurlExchange, @unchecked Sendable {
  // Sendable because after `init` everything runs on the reactor's thread.
  let id: TransferID
  let request: PreparedRequest
  let timeout: Duration
  private let receiver: any TransferReceiver
  private var headReader: ResponseHeadReader
  private var received = 0
  private var sendings = 0
  private var openings = 0
  private var refusals = 0
  /// Why a callback of ours ended the transfer; it says more than the library's "callback aborted".
  private var decision: HTTPClientError?
  private var easy: CurlEasy?
  private var isFinished = false

  init(id: TransferID, request: PreparedRequest, timeout: Duration, receiver: any TransferReceiver) {
    self.id = id
    self.request = request
    self.timeout = timeout
    self.receiver = receiver
    headReader = ResponseHeadReader(decompresses: !request.headers.contains("Accept-Encoding"))
  }

  /// Whether the server may have seen the request.
  var mayHaveBeenSent: Bool { sendings > 0 }

  var handle: UnsafeMutableRawPointer? { unsafe easy?.handle }

  /// Makes the handle, with callbacks that come back here. The engine holds this object while the handle is in use.
  func open(_ configuration: HTTPClientConfiguration) throws(HTTPClientError) -> UnsafeMutableRawPointer {
    let easy = try CurlEasy()
    try easy.apply(request, configuration, timeout: timeout)
    let context = unsafe Unmanaged.passUnretained(self).toOpaque()
    unsafe easy.set(CURLOPT_PRIVATE, pointer: UnsafeMutableRawPointer(bitPattern: UInt(id.rawValue)))
    unsafe easy.set(CURLOPT_WRITEDATA, pointer: context)
    unsafe easy.set(CURLOPT_WRITEFUNCTION, callback: receiveBody)
    unsafe easy.set(CURLOPT_HEADERDATA, pointer: context)
    unsafe easy.set(CURLOPT_HEADERFUNCTION, callback: receiveHeaderLine)
    unsafe easy.set(CURLOPT_OPENSOCKETDATA, pointer: context)
    _ = unsafe wae_curl_set_open_callback(easy.handle, openGuardedSocket)
    unsafe easy.set(CURLOPT_PREREQDATA, pointer: context)
    _ = unsafe wae_curl_set_prerequest_callback(easy.handle, aboutToSend)
    self.easy = easy
    return unsafe easy.handle
  }

  /// The end, whatever it is. The handle is out of the multi handle by now, and is freed here.
  func finish(_ code: CURLcode) {
    if code == CURLE_COULDNT_CONNECT && refusals > 0 && openings == 0 { refuse() }
    finish(decision ?? easy?.failure(code, request.url, mayHaveBeenSent: mayHaveBeenSent))
  }

  func finish(_ failure: HTTPClientError?) {
    guard !isFinished else { return }
    isFinished = true
    easy = nil
    receiver.finish(failure)
  }

  // MARK: What the library's callbacks ask

  fileprivate func take(headerLine: UnsafeRawBufferPointer) -> Bool {
    switch unsafe headReader.take(headerLine) {
    case .more: return true
    case .complete(let head):
      receiver.receive(head)
      return true
    case .tooLarge:
      decide(.responseTooLarge, "The header of the answer of \(request.url.display) is too long")
      return false
    }
  }

  fileprivate enum BodyStep { case taken, full, abort }

  fileprivate func take(body: UnsafeRawBufferPointer) -> BodyStep {
    guard body.count <= request.maximumResponseBytes - received else {
      decide(
        .responseTooLarge,
        "The answer of \(request.url.display) is longer than \(request.maximumResponseBytes) bytes")
      return .abort
    }
    guard unsafe receiver.receive(body) else { return .full }
    received += body.count
    return .taken
  }

  fileprivate func mayOpen(_ address: IPAddress?) -> Bool {
    let isAllowed = address.map(request.egress.allows) ?? request.egress.allowsUnknownFamilies
    // A name may have several addresses: one that is refused does not spoil the others.
    if isAllowed { openings += 1 } else { refusals += 1 }
    return isAllowed
  }

  /// Before the request goes out on a connection, new or kept.
  fileprivate func maySend(to address: IPAddress?) -> Bool {
    // A kept connection was opened for another request, with perhaps another policy.
    guard address.map(request.egress.allows) ?? request.egress.allowsUnknownFamilies else {
      refuse()
      return false
    }
    // The library sends again by itself when a kept connection dies without an answer. Whether the server acted on
    // the first sending, nobody knows.
    guard sendings == 0 || request.mayBeSentTwice else {
      decide(.connectionLost, "\(request.url.display) closed the connection before it answered")
      return false
    }
    sendings += 1
    return true
  }

  private func refuse() {
    decide(.egressRefused, "\(request.url.display) is at a private or reserved address, which is not allowed")
  }

  private func decide(_ code: HTTPClientError.Code, _ message: String) {
    decision = HTTPClientError(code: code, message: message, requestMayHaveBeenSent: mayHaveBeenSent)
  }
}

/// Names a transfer to those who may outlive it.
struct TransferID: Sendable, Hashable { let rawValue: UInt64 }

// The engine keeps each transfer alive while its handle is in the multi handle, and the library calls back only then.
private func transfer(_ context: UnsafeMutableRawPointer?) -> CurlTransfer? {
  unsafe context.map { unsafe Unmanaged<CurlTransfer>.fromOpaque($0).takeUnretainedValue() }
}

private func receiveHeaderLine(
  _ data: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int, _ context: UnsafeMutableRawPointer?
) -> Int {
  let line = unsafe UnsafeRawBufferPointer(start: data, count: size * count)
  guard let transfer = unsafe transfer(context), unsafe transfer.take(headerLine: line) else { return 0 }
  return line.count
}

private func receiveBody(
  _ data: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int, _ context: UnsafeMutableRawPointer?
) -> Int {
  let bytes = unsafe UnsafeRawBufferPointer(start: data, count: size * count)
  switch unsafe transfer(context)?.take(body: bytes) {
  case .taken?: return bytes.count
  case .full?: return Int(CURL_WRITEFUNC_PAUSE)
  // Any number but the right one ends the transfer.
  case .abort?, nil: return unsafe bytes.isEmpty ? 1 : 0
  }
}

private func openGuardedSocket(
  _ context: UnsafeMutableRawPointer?, _ purpose: curlsocktype, _ address: UnsafeMutablePointer<curl_sockaddr>?
) -> curl_socket_t {
  guard let transfer = unsafe transfer(context), let address = unsafe address else { return CURL_SOCKET_BAD }
  return unsafe CurlSocket.open(address, if: transfer.mayOpen)
}

private func aboutToSend(
  _ context: UnsafeMutableRawPointer?, _ remote: UnsafeMutablePointer<CChar>?, _ local: UnsafeMutablePointer<CChar>?,
  _ remotePort: Int32, _ localPort: Int32
) -> Int32 {
  let address = unsafe remote.flatMap { IPAddress(unsafe String(cString: $0)) }
  guard let transfer = unsafe transfer(context), transfer.maySend(to: address) else { return CURL_PREREQFUNC_ABORT }
  return CURL_PREREQFUNC_OK
}
