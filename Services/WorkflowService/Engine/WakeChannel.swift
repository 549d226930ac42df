internal import Platform
internal import Redis
internal import WorkflowModels

/// Tells other replicas at once that an execution of theirs has mail. Without Redis they find out within a second.
struct WakeChannel: Sendable {
  private static let channel = "workflow:wake"
  private let redis: RedisClient?

  init(redis: RedisClient?) { self.redis = redis }

  func publish(_ id: ExecutionID) async {
    // Absence is no failure: nothing depends on the message.
    _ = try? await redis?.publish(Array(id.rawValue.utf8), to: Self.channel)
  }

  /// Ends when the task is cancelled.
  func heard() -> AsyncStream<ExecutionID> {
    AsyncStream { continuation in
      guard let redis else { return }
      // Ended by the stream's termination.
      let task = Task(name: "wake channel") {
        for await event in redis.subscribe(Self.channel) {
          if case .message(let bytes) = event, let id = ExecutionID(validating: String(decoding: bytes, as: UTF8.self))
          {
            continuation.yield(id)
          }
        }
      }
      continuation.onTermination = { _ in task.cancel() }
    }
  }
}
