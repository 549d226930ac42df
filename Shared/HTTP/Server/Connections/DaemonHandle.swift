internal import CMicrohttpd
internal import Glibc

/// One daemon of MHD, driven by us. All calls come from one thread.
@safe
struct DaemonHandle {
  private let handle: OpaquePointer
  /// Becomes readable when there is something to do for `run`.
  let epoll: Int32

  /// - Parameter context: what the callbacks get. Outlives the daemon.
  init(_ core: ServerCore, _ listener: borrowing Listener, context: UnsafeMutableRawPointer)
    throws(HTTPServerStartError)
  {
    let configuration = core.configuration
    var flags = MHD_USE_EPOLL.rawValue | MHD_ALLOW_SUSPEND_RESUME.rawValue | MHD_ALLOW_UPGRADE.rawValue
    // Its log is the only place where MHD tells that it will answer by itself.
    flags |= MHD_USE_ERROR_LOG.rawValue
    // Turbo leaves the orderly end of a connection to us (see `ServerConnection.closed`). Not with TLS, whose end
    // only MHD can send.
    flags |= configuration.tls == nil ? MHD_USE_TURBO.rawValue : MHD_USE_TLS.rawValue
    var settings = unsafe wae_mhd_settings()
    unsafe settings.flags = flags
    // A copy, because MHD may close what it is given when it cannot start, and may not. Then the copy stays open, if
    // it is: closing a number that is no longer ours would hit a stranger.
    unsafe settings.listen_socket = fcntl(listener.descriptor, F_DUPFD_CLOEXEC, 0)
    unsafe settings.connection_limit = UInt32(
      clamping: max(1, configuration.maximumConnections / max(1, configuration.threads)))
    unsafe settings.idle_seconds = UInt32(clamping: max(1, configuration.idleTimeout.components.seconds))
    // Half of it takes the head as it comes in, the rest what is made of it. MHD clears all of it after each request.
    unsafe settings.connection_memory = max(configuration.maximumHeaderBytes, 4 << 10) * 2
    unsafe settings.context = unsafe context
    unsafe settings.begin = beginCallback
    unsafe settings.handle = accessCallback
    unsafe settings.completed = completedCallback
    unsafe settings.notify = connectionCallback
    unsafe settings.refusing = refusingCallback
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
    epoll = unsafe wae_mhd_epoll(started)
  }

  /// Does what there is to do, without waiting.
  func run() {
    unsafe MHD_run(handle)
  }

  /// How long the thread may sleep, as `poll` wants it: -1 for ever.
  var timeout: Int32 {
    var milliseconds: UInt64 = 0
    return unsafe MHD_get_timeout(handle, &milliseconds) == .YES ? Int32(clamping: milliseconds) : -1
  }

  /// No more connections are accepted.
  func quiesce() {
    let accepting = unsafe MHD_quiesce_daemon(handle)
    if accepting >= 0 { close(accepting) }
  }

  /// Closes everything. No connection may be parked, or MHD ends the process.
  func stop() {
    unsafe MHD_stop_daemon(handle)
  }
}
