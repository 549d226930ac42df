/// What the thread of MHD and the task of the handler share of one request. Pure: the lock is around it, the calls of
/// MHD are the caller's.
struct ExchangeState {
  enum Answer {
    case none
    case ready(HTTPResponse)
    /// MHD has it.
    case taken
  }

  var parking = Parking()
  var answer = Answer.none
  var stream = StreamBuffer()
  /// Cancels the handler. Gone when it has ended.
  var task: Task<Void, Never>?
  /// Somebody cancelled before `task` was known: a task may be faster than the one who starts it.
  private(set) var isCancelled = false
  /// The answer has no end of its own.
  var endsWithServer = false
  /// The request has arrived whole, or as far as it is wanted.
  var isAnswering = false
  /// The server stops: MHD must not find the connection suspended, or it ends the process.
  private(set) var isAbandoned = false
  /// MHD is done with the request; its connection may no longer exist.
  private(set) var isOver = false
  /// Writers waiting for room.
  private var writers: [UInt64: CheckedContinuation<Void, any Error>] = [:]
  private var nextWriter: UInt64 = 0
  /// The task of a WebSocket waiting for the end of the handshake.
  var socketWaiter: CheckedContinuation<WebSocket?, Never>?
  var socket: WebSocket?

  /// What MHD's thread waits for.
  enum News { case answer, body }

  func has(_ news: News) -> Bool {
    if isAbandoned || isOver { return true }
    switch news {
    case .answer: if case .ready = answer { return true } else { return false }
    case .body: return stream.hasNews
    }
  }

  mutating func takeAnswer() -> HTTPResponse? {
    guard case .ready(let response) = answer else { return nil }
    answer = .taken
    return response
  }

  /// Returns the task to cancel, if it is known already.
  mutating func cancel() -> Task<Void, Never>? {
    isCancelled = true
    return task
  }

  mutating func abandon() {
    isAbandoned = true
  }

  mutating func end() {
    isOver = true
    stream.finish(.broken)
  }

  var canWrite: Bool { !isOver && !isAbandoned }

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

  mutating func takeWriters() -> [CheckedContinuation<Void, any Error>] {
    guard !writers.isEmpty else { return [] }
    defer { writers = [:] }
    return Array(writers.values)
  }
}
