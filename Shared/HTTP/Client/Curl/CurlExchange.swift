internal import CCurl

/// One piece of work for the library, whatever its protocol. All of it runs on the reactor's thread.
protocol CurlExchange: AnyObject, Sendable {
  var id: TransferID { get }
  /// Whether the other side may have acted on it.
  var mayHaveBeenSent: Bool { get }
  var handle: UnsafeMutableRawPointer? { get }
  /// Makes the handle, with callbacks that come back to this object.
  func open(_ configuration: HTTPClientConfiguration) throws(HTTPClientError) -> UnsafeMutableRawPointer
  /// The end, as the library sees it.
  func finish(_ code: CURLcode)
  /// The end, as we see it; nil when all went well.
  func finish(_ failure: HTTPClientError?)
}
