internal import CMicrohttpd
internal import Glibc

/// MHD's handle of a running server.
@safe final class Daemon: @unchecked Sendable {
  // Sendable: what is stored is set once; MHD's own locks guard what is behind the handle.
  private let handle: OpaquePointer
  private let core: ServerCore
  private let accepting: Int32

  init(core: ServerCore, listener: borrowing Listener) throws(HTTPServerStartError) {
    let configuration = core.configuration
    // A copy, because MHD may close what it is given when it cannot start, and may not. Then the copy stays open, if
    // it is: closing a number that is no longer ours would hit a stranger.
    accepting = fcntl(listener.descriptor, F_DUPFD_CLOEXEC, 0)
    var flags =
      MHD_USE_EPOLL.rawValue | MHD_USE_INTERNAL_POLLING_THREAD.rawValue | MHD_ALLOW_SUSPEND_RESUME.rawValue
      | MHD_ALLOW_UPGRADE.rawValue
    // Turbo leaves the orderly end of a connection to us (see `ServerConnection.closed`). Not with TLS, whose end
    // only MHD can send.
    flags |= configuration.tls == nil ? MHD_USE_TURBO.rawValue : MHD_USE_TLS.rawValue
    var settings = unsafe wae_mhd_settings()
    unsafe settings.flags = flags
    unsafe settings.listen_socket = accepting
    unsafe settings.threads = UInt32(clamping: configuration.threads)
    unsafe settings.connection_limit = UInt32(clamping: configuration.maximumConnections)
    unsafe settings.idle_seconds = UInt32(clamping: max(1, configuration.idleTimeout.components.seconds))
    // Half of it takes the head as it comes in, the rest what is made of it. MHD clears all of it after each request.
    unsafe settings.connection_memory = max(configuration.maximumHeaderBytes, 4 << 10) * 2
    // Unretained: `core` outlives the daemon, which this object stops before it lets go.
    unsafe settings.context = Unmanaged.passUnretained(core).toOpaque()
    unsafe settings.begin = beginCallback
    unsafe settings.handle = accessCallback
    unsafe settings.completed = completedCallback
    unsafe settings.notify = connectionCallback
    let started: OpaquePointer? =
      if let tls = configuration.tls {
        // MHD reads both texts now and does not keep them.
        unsafe tls.certificate.withCString { certificate in
          unsafe tls.key.withCString { key in
            unsafe settings.certificate = unsafe certificate
            unsafe settings.key = unsafe key
            return unsafe wae_mhd_start(&settings)
          }
        }
      } else {
        unsafe wae_mhd_start(&settings)
      }
    guard let started = unsafe started else {
      throw HTTPServerStartError(
        description: configuration.tls == nil
          ? "The HTTP server could not start." : "The HTTPS server could not start: check certificate and key.")
    }
    unsafe handle = started
    self.core = core
  }

  /// No more connections are accepted. Comes before `stop`, always.
  func quiesce() {
    _ = unsafe MHD_quiesce_daemon(handle)
  }

  /// Closes everything. Waits for MHD's threads: never on the cooperative pool. No connection may be parked.
  func stop() {
    unsafe MHD_stop_daemon(handle)
    // MHD leaves the socket of a quiesced daemon to us, from now on.
    close(accepting)
  }
}
