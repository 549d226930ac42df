/// Who gets what a transfer brings. All calls come on the reactor's thread, and none after `finish`.
protocol TransferReceiver: AnyObject, Sendable {
  func receive(_ head: HTTPClientResponseHead)
  /// False when there is no room now: the same bytes come again after the transfer was resumed.
  func receive(_ bytes: UnsafeRawBufferPointer) -> Bool
  /// The end: nil when all went well.
  func finish(_ failure: HTTPClientError?)
}
