internal import Platform
internal import Redis
internal import WorkflowModels

/// Remembers for 24 hours what a session's sentence became. Redis may be away: then nothing is remembered, and
/// nothing else changes.
struct GenerationCache: Sendable {
  private let redis: RedisClient?
  private let metrics: GenerationMetrics
  private static let lifetime = Duration.seconds(86_400)

  init(redis: RedisClient?, metrics: GenerationMetrics) {
    self.redis = redis
    self.metrics = metrics
  }

  func find(_ request: GenerationRequest) async -> GeneratedWorkflow? {
    guard let redis, request.isSessionNamed else { return nil }
    do {
      guard let bytes = try await redis.get(key(request)), let entry = decode(bytes) else {
        metrics.cache("miss")
        return nil
      }
      return entry
    } catch {
      metrics.cache("unavailable")
      return nil
    }
  }

  /// Counted apart from the find: an entry whose workflow has changed since is no hit.
  func used() { metrics.cache("hit") }
  func outdated() { metrics.cache("outdated") }

  func keep(_ generated: GeneratedWorkflow, for request: GenerationRequest) async {
    guard let redis, request.isSessionNamed else { return }
    let entry: JSON = ["workflow": generated.workflow, "ai_metadata": .object(generated.metadata)]
    do {
      try await redis.set(key(request), to: entry.bytes(), expiry: Self.lifetime)
    } catch {
      metrics.cache("unavailable")
    }
  }

  func drop(_ request: GenerationRequest) async {
    guard let redis else { return }
    _ = try? await redis.delete([key(request)])
  }

  /// The user is part of the key: a session id is any text, and two users may choose the same. So is what else the
  /// answer depends on.
  private func key(_ request: GenerationRequest) -> String {
    let owner = SHA256.hex(JSON.array([.string(request.user.rawValue), .string(request.sessionID)]).text())
    let toolkits = request.toolkits.map { JSON.array($0.sorted().map { .string($0) }) } ?? .null
    let wish = JSON.array([.string(request.prompt), toolkits, .bool(request.explains), .string(request.basis)])
    return "ai:generation:3:\(owner):\(SHA256.hex(wish.text()))"
  }

  private func decode(_ bytes: [UInt8]) -> GeneratedWorkflow? {
    guard let json = try? JSON(parsing: bytes), let metadata = json["ai_metadata"]?.objectValue,
      let workflow = json["workflow"],
      let id = metadata["workflow_id"]?.stringValue.flatMap(WorkflowID.init(validating:))
    else { return nil }
    return GeneratedWorkflow(id: id, workflow: workflow, metadata: metadata)
  }
}
