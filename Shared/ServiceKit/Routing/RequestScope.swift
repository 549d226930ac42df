internal import Platform
internal import Synchronization

/// Carries a request's context through the router, which knows nothing of it, and brings back which route was taken.
///
/// Task-local, and only between `ServiceHandler` and its routes: handlers get everything as an `APIRequest`.
final class RequestScope: Sendable {
  @TaskLocal static var current: RequestScope?

  let context: RequestContext
  let logger: Logger
  private let entered = Mutex<String?>(nil)

  init(context: RequestContext, logger: Logger) {
    self.context = context
    self.logger = logger
  }

  /// The pattern of the route that took the request; nil when none did.
  var route: String? { entered.withLock { $0 } }

  func enter(route: String) { entered.withLock { $0 = route } }
}
