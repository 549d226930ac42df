internal import HTTP
internal import Platform
internal import ServiceKit
internal import Store
internal import WorkflowModels

/// The `Idempotency-Key` of a whole batch: each item without a key of its own gets one derived from it, so that the
/// batch sent again starts nothing twice, also when it was only half done the first time.
struct BatchKey: Sendable {
  private let key: String?
  private let bodyDigest: String

  /// 409 when the key came with another body before.
  init(_ request: APIRequest, _ items: [JSON], defaultUser: JSON?, store: ExecutionStore) async throws {
    guard let header = try IdempotencyHeader.read(request) else {
      key = nil
      bodyDigest = ""
      return
    }
    // A digest, because a derived key must not be longer than a key may be.
    key = SHA256.hex(header.key)
    bodyDigest = header.bodyDigest
    let users = ([defaultUser] + items.map { $0["user_id"] }).lazy.compactMap { $0?.stringValue }
    let user = UserID(rawValue: users.first ?? request.query["user_id"] ?? "")
    guard try await store.claim(header, of: user, at: SystemTime.microsecondsSince1970) else {
      throw APIError.idempotencyMismatch
    }
  }

  func idempotency(ofItem place: Int, route: String) -> ExecutionStart.Idempotency? {
    key.map { ExecutionStart.Idempotency(route: route, key: "\($0)/\(place)", bodyDigest: bodyDigest) }
  }
}
