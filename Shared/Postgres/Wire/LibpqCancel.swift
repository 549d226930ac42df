internal import CPostgres

/// The right to interrupt whatever a connection is running. libpq 15 can only do so blocking, on a connection of its
/// own, so it happens on a helper thread.
@safe final class LibpqCancel: @unchecked Sendable {
  // Sendable: `PQcancel` is the one function of libpq that is made to be called from any thread, and only `send`
  // and `deinit` touch the handle.
  private let handle: OpaquePointer

  init(owning handle: OpaquePointer) { unsafe self.handle = handle }

  deinit { unsafe PQfreeCancel(handle) }

  /// Blocks. Whether it came in time nobody can know: the connection is never used again.
  func send() {
    var problem = [CChar](repeating: 0, count: 256)
    _ = unsafe PQcancel(handle, &problem, Int32(problem.count))
  }
}
