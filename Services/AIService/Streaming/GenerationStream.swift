internal import HTTP
internal import ServiceKit
internal import WorkflowModels

/// Tells a generation while it goes on: by server-sent events or by WebSocket, the same events in the same order.
struct GenerationStream: Sendable {
  /// The work, which gives the answer that a plain request would have got.
  typealias Work = @Sendable (@escaping GenerationListener) async throws -> HTTPResponse

  let request: APIRequest

  static let description =
    "With `Accept: text/event-stream` the answer is a stream of events: `stage`, `token` (a model's words), `restart`, "
    + "`node`, and at last `result` (the usual answer) or `error`."

  /// `Accept: text/event-stream`
  static func isWished(by request: APIRequest) -> Bool {
    (request.headers["Accept"] ?? "").split(separator: ",").contains {
      $0.split(separator: ";").first?.filter { $0 != " " }.lowercased() == "text/event-stream"
    }
  }

  /// Plainly, or as events when the request asks for them.
  func answer(_ work: @escaping @Sendable (GenerationListener?) async throws -> HTTPResponse) async throws
    -> HTTPResponse
  {
    guard Self.isWished(by: request) else { return try await work(nil) }
    return events { listener in try await work(listener) }
  }

  /// An error that comes before the work begins is a plain answer; one in the middle is the last event.
  func events(_ work: @escaping Work) -> HTTPResponse {
    .events { events in
      try await run(work) { event in
        // A client that is gone cancels all of it; what it does not hear any more is no error of the work.
        try? await events.send(event: event.name, data: event.data.text())
      }
    }
  }

  /// - Parameter tell: hears every event; the last is `result` or `error`.
  func run(_ work: Work, _ tell: @escaping GenerationListener) async throws {
    do {
      let response = try await work(tell)
      guard case .bytes(let bytes) = response.body, let answer = try? JSON(parsing: bytes) else {
        throw APIError.internalError(requestID: request.context.requestID)
      }
      await tell(response.status.code < 400 ? .result(answer) : .error(answer))
    } catch is CancellationError {
      throw CancellationError()
    } catch {
      await tell(.error(APIError(callersSee: error, of: request).json))
    }
  }
}
