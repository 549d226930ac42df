/// The messages between a handler and the reactor's thread, in both directions. Pure: the lock is around it.
struct WebSocketMailbox {
  enum Outgoing {
    case message(WebSocketMessage)
    case close(WebSocketCloseCode, String)
  }

  /// Bytes that wait for the handler; beyond this, no more are read from the socket.
  private static let inboxBytes = 256 << 10
  private static let inboxMessages = 1_024
  /// Bytes that wait for the socket; beyond this, senders wait.
  private static let outboxBytes = 256 << 10

  private var inbox: [WebSocketMessage] = []
  private var inboxStart = 0
  private var waitingBytes = 0
  private var outbox: [Outgoing] = []
  private var unsentBytes = 0
  private var isFlushScheduled = false
  private var writers: [UInt64: CheckedContinuation<Void, any Error>] = [:]
  private var nextWriter: UInt64 = 0
  private var reader: CheckedContinuation<WebSocketMessage?, Never>?
  private(set) var closeCode: WebSocketCloseCode?
  private var isClosing = false
  private(set) var isReadingPaused = false

  // MARK: In

  /// Returns the reader to give the message to, if one waits.
  mutating func receive(_ message: WebSocketMessage) -> CheckedContinuation<WebSocketMessage?, Never>? {
    if let reader {
      self.reader = nil
      return reader
    }
    inbox.append(message)
    waitingBytes += message.byteCount
    if waitingBytes > Self.inboxBytes || inbox.count - inboxStart > Self.inboxMessages { isReadingPaused = true }
    return nil
  }

  /// The next message. `mustResume` says that the socket is to be read again.
  mutating func take() -> (message: WebSocketMessage, mustResume: Bool)? {
    guard inboxStart < inbox.count else { return nil }
    let message = inbox[inboxStart]
    inboxStart += 1
    waitingBytes -= message.byteCount
    if inboxStart == inbox.count || inboxStart > 256 {
      inbox.removeFirst(inboxStart)
      inboxStart = 0
    }
    let hasRoom = waitingBytes <= Self.inboxBytes / 2 && inbox.count - inboxStart <= Self.inboxMessages / 2
    guard isReadingPaused && hasRoom else { return (message, false) }
    isReadingPaused = false
    return (message, true)
  }

  /// One reader at a time: a second one ends the first.
  mutating func wait(_ continuation: CheckedContinuation<WebSocketMessage?, Never>)
    -> CheckedContinuation<WebSocketMessage?, Never>?
  {
    defer { reader = continuation }
    return reader
  }

  mutating func takeReader() -> CheckedContinuation<WebSocketMessage?, Never>? {
    defer { reader = nil }
    return reader
  }

  // MARK: Out

  /// Returns whether the reactor must be told; nil when closed.
  mutating func send(_ outgoing: Outgoing) -> Bool? {
    guard closeCode == nil && !isClosing else { return nil }
    switch outgoing {
    case .message(let message): unsentBytes += message.byteCount
    case .close: isClosing = true
    }
    outbox.append(outgoing)
    defer { isFlushScheduled = true }
    return !isFlushScheduled
  }

  var isFull: Bool { unsentBytes > Self.outboxBytes && closeCode == nil }

  mutating func takeOutbox() -> [Outgoing] {
    isFlushScheduled = false
    defer { outbox = [] }
    return outbox
  }

  /// The socket has taken all but these bytes of what it was given. Returns the writers that may go on.
  mutating func sent(allBut rest: Int) -> [CheckedContinuation<Void, any Error>] {
    unsentBytes = rest
    for case .message(let message) in outbox { unsentBytes += message.byteCount }
    guard unsentBytes <= Self.outboxBytes / 2, !writers.isEmpty else { return [] }
    defer { writers = [:] }
    return Array(writers.values)
  }

  mutating func newWriter() -> UInt64 {
    nextWriter &+= 1
    return nextWriter
  }

  mutating func addWriter(_ writer: UInt64, _ continuation: CheckedContinuation<Void, any Error>) {
    writers[writer] = continuation
  }

  mutating func removeWriter(_ writer: UInt64) -> CheckedContinuation<Void, any Error>? {
    writers.removeValue(forKey: writer)
  }

  /// Returns who waited, to be told.
  mutating func close(_ code: WebSocketCloseCode) -> (
    CheckedContinuation<WebSocketMessage?, Never>?, [CheckedContinuation<Void, any Error>]
  ) {
    if closeCode == nil { closeCode = code }
    defer {
      writers = [:]
      outbox = []
    }
    return (takeReader(), Array(writers.values))
  }
}
