internal import Platform

/// One call from its start to its answer: attempts, the pauses between them, and the redirects of each, all within
/// one deadline.
struct HTTPClientCall {
  /// Sends one request and gives what came, with its head.
  typealias Attempt<Answer> =
    (PreparedRequest, _ timeout: Duration) async throws(HTTPClientError) -> (Answer, HTTPClientResponseHead)

  private let request: HTTPClientRequest
  private let observer: HTTPClientObserver
  /// A stream may be read for long after its attempt has succeeded.
  private let limitsAttempts: Bool
  private let end: MonotonicTime

  init(_ request: HTTPClientRequest, observer: HTTPClientObserver, limitsAttempts: Bool) {
    self.request = request
    self.observer = observer
    self.limitsAttempts = limitsAttempts
    end = MonotonicTime.now.advanced(by: request.deadline)
  }

  func run<Answer>(_ attempt: Attempt<Answer>) async throws(HTTPClientError) -> Answer {
    let prepared = try PreparedRequest(request)
    let start = observer.begin()
    var isUncertain = false
    var number = 1
    while true {
      let result: Result<(Answer, HTTPClientResponseHead), HTTPClientError>
      do throws(HTTPClientError) {
        result = .success(try await followRedirects(prepared, attempt))
      } catch {
        result = .failure(isUncertain ? error.afterSending() : error)
      }
      guard let wait = pause(after: result, number: number) else {
        observer.end(since: start, request.method, HTTPRetryPolicy.Outcome(result))
        return try result.get().0
      }
      isUncertain = isUncertain || HTTPRetryPolicy.Outcome(result).isUncertain
      number += 1
      observer.retry()
      do {
        try await Task.sleep(for: wait)
      } catch {
        let failure = HTTPClientError.cancelled(mayHaveBeenSent: isUncertain)
        observer.end(since: start, request.method, .failure(failure))
        throw failure
      }
    }
  }

  /// Nil when there is no other attempt, or no time for one.
  private func pause<Answer>(
    after result: Result<(Answer, HTTPClientResponseHead), HTTPClientError>, number: Int
  ) -> Duration? {
    let wait = request.retry?.delay(
      after: HTTPRetryPolicy.Outcome(result), attempt: number, method: request.method,
      random: Double.random(in: 0..<1), now: SystemTime.microsecondsSince1970 / 1_000_000)
    guard let wait, wait < end.duration(since: .now) else { return nil }
    return wait
  }

  private func followRedirects<Answer>(
    _ prepared: PreparedRequest, _ attempt: Attempt<Answer>
  ) async throws(HTTPClientError) -> (Answer, HTTPClientResponseHead) {
    let limit = limitsAttempts ? request.retry?.attemptTimeout : nil
    let attemptEnd = limit.map { min(end, MonotonicTime.now.advanced(by: $0)) } ?? end
    var hop = prepared
    var hops = 0
    while true {
      let timeout = attemptEnd.duration(since: .now)
      do throws(HTTPClientError) {
        guard timeout > .zero else { throw Self.late(hop) }
        let (answer, head) = try await attempt(hop, timeout)
        guard request.followRedirects > 0, let next = try hop.redirected(by: head) else { return (answer, head) }
        hops += 1
        guard hops <= request.followRedirects else { throw Self.tooManyRedirects(prepared) }
        hop = next
      } catch {
        throw hops > 0 ? error.afterSending() : error
      }
    }
  }

  private static func late(_ request: PreparedRequest) -> HTTPClientError {
    HTTPClientError(
      code: .timeout, message: "\(request.url.display) did not answer in time", requestMayHaveBeenSent: false)
  }

  private static func tooManyRedirects(_ request: PreparedRequest) -> HTTPClientError {
    HTTPClientError(
      code: .tooManyRedirects, message: "\(request.url.display) redirects too many times", requestMayHaveBeenSent: true)
  }
}

extension HTTPRetryPolicy.Outcome {
  fileprivate init<Answer>(_ result: Result<(Answer, HTTPClientResponseHead), HTTPClientError>) {
    switch result {
    case .success((_, let head)): self = .answer(head)
    case .failure(let error): self = .failure(error)
    }
  }

  /// Whether the server may have acted on the request without saying so.
  fileprivate var isUncertain: Bool {
    switch self {
    case .answer(let head): head.status.code == 502 || head.status.code == 504
    case .failure(let error): error.requestMayHaveBeenSent
    }
  }
}
