internal import Platform
internal import Synchronization

/// One or more commands that travel together, and who waits for their answers.
final class RedisRequest: @unchecked Sendable {
  // Sendable: `isCancelled` is atomic; all that changes otherwise is touched on the reactor's thread only.
  let bytes: [UInt8]
  let deadline: MonotonicTime
  private let count: Int
  private let cancelled = Atomic<Bool>(false)
  private var completion: ((Result<[RedisValue], RedisError>) -> Void)?
  private var replies: [RedisValue] = []
  private var received = 0

  /// - Parameter completion: called once, on the reactor's thread.
  init(
    commands: [[RedisWord]], timeout: Duration,
    completion: @escaping @Sendable (Result<[RedisValue], RedisError>) -> Void
  ) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(commands.count * 64)
    for command in commands { bytes.appendRedisCommand(command) }
    self.bytes = bytes
    count = commands.count
    deadline = .now.advanced(by: timeout)
    self.completion = completion
  }

  var isCancelled: Bool { cancelled.load(ordering: .acquiring) }
  func markCancelled() { cancelled.store(true, ordering: .releasing) }

  /// Nobody waits any more; only its answers must still be read.
  var isDone: Bool { completion == nil }
  var commandCount: Int { count }

  /// True when this was the last of its answers.
  func receive(_ value: RedisValue) -> Bool {
    received += 1
    if !isDone { replies.append(value) }
    guard received >= count else { return false }
    complete(.success(replies))
    return true
  }

  func complete(_ result: Result<[RedisValue], RedisError>) {
    guard let completion else { return }
    self.completion = nil
    completion(result)
  }
}

/// First in, first out; taking from the front costs nothing.
struct RedisRequestQueue {
  private var requests: [RedisRequest?] = []
  private var head = 0

  var isEmpty: Bool { head == requests.count }
  var count: Int { requests.count - head }
  var first: RedisRequest? { isEmpty ? nil : requests[head] }
  /// The first that somebody waits for.
  var firstWaiting: RedisRequest? {
    for case let request? in requests[head...] where !request.isDone { return request }
    return nil
  }
  var all: [RedisRequest] { requests[head...].compactMap { $0 } }

  mutating func append(_ request: RedisRequest) { requests.append(request) }

  mutating func removeFirst() {
    guard !isEmpty else { return }
    requests[head] = nil
    head += 1
    if head == requests.count || head > 4096 {
      requests.removeFirst(head)
      head = 0
    }
  }
}
