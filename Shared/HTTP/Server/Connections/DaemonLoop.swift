internal import CLinux
internal import CMicrohttpd
internal import Glibc
internal import Platform
internal import Synchronization

/// One thread on which one daemon of MHD lives, with a share of the connections.
///
/// MHD has threads of its own, but 0.9.75 must not be let wait by itself: when exactly 128 of its sockets are ready
/// (or 256…), it asks the kernel for more before it serves them, and sleeps, for a minute if nothing else stirs. With
/// 256 busy connections on one thread the rate fell from 70,000 requests a second to 140. Driven from outside, it
/// never waits. Nothing of MHD is touched from another thread: what others want is a job in the inbox, and a wake-up
/// serves all jobs that have come together.
@safe
final class DaemonLoop: @unchecked Sendable {
  // Sendable: `daemon` and `mustRun` are the thread's own, once it runs.
  private enum Order: Int { case none, quiesce, stop }

  @safe
  private enum Job: @unchecked Sendable {
    // Sendable: a handle is only passed on here, and used on the thread.
    /// Looks after a parked connection again.
    case resume(Exchange)
    /// Takes an upgraded socket back.
    case close(OpaquePointer)
  }

  let core: ServerCore
  private let wakeDescriptor: Int32
  private var daemon: DaemonHandle?
  /// MHD has something to do that no descriptor tells of: a connection was resumed on this thread, or one was closed
  /// and another may be accepted.
  private var mustRun = false
  private let order = Atomic<Int>(Order.none.rawValue)
  private let inbox = Mutex<[Job]>([])
  private let whenStopped = Mutex<CheckedContinuation<Void, Never>?>(nil)

  init(core: ServerCore, listener: borrowing Listener) throws(HTTPServerStartError) {
    self.core = core
    wakeDescriptor = eventfd(0, Int32(EFD_NONBLOCK) | Int32(EFD_CLOEXEC))
    // Unretained: the thread holds this object until the daemon has stopped.
    daemon = unsafe try DaemonHandle(core, listener, context: Unmanaged.passUnretained(self).toOpaque())
  }

  deinit { close(wakeDescriptor) }

  func start() throws(HTTPServerStartError) {
    let context = unsafe Unmanaged.passRetained(self)
    var thread = pthread_t()
    guard unsafe pthread_create(&thread, nil, runLoop, context.toOpaque()) == 0 else {
      unsafe context.release()
      throw HTTPServerStartError(description: "The HTTP server got no thread.")
    }
    pthread_detach(thread)
  }

  func quiesce() { give(.quiesce) }

  /// Returns when MHD has closed everything.
  func stop() async {
    await withCheckedContinuation { continuation in
      whenStopped.withLock { $0 = continuation }
      give(.stop)
    }
  }

  /// The connection of the exchange is parked, and nobody else resumes it. Called with the lock of the exchange held,
  /// so that `stop`, which comes after `abandon` has taken that lock, finds the job in the inbox.
  func resume(_ exchange: Exchange) { add(.resume(exchange)) }

  func closeUpgraded(_ handle: OpaquePointer) { unsafe add(.close(handle)) }

  private func add(_ job: Job) {
    let isFirst = inbox.withLock { inbox in
      inbox.append(job)
      return inbox.count == 1
    }
    guard isFirst else { return }
    if let pending = SharedWakes.pending { pending.wakeLater(self) } else { wake() }
  }

  // MARK: On the thread

  func runAgain() { mustRun = true }

  /// MHD does not say whose request it refuses: it is the one whose head it has read and not yet shown to us. With TLS
  /// nobody but MHD can write to the connection.
  func answerInstead(status: Int) {
    guard core.configuration.tls == nil else { return }
    for connection in core.connections.all where connection.loop === self {
      if connection.answerInstead(status: status) { return }
    }
  }

  fileprivate func run() {
    guard let daemon else { return }
    var polls = [
      pollfd(fd: daemon.epoll, events: Int16(POLLIN), revents: 0),
      pollfd(fd: wakeDescriptor, events: Int16(POLLIN), revents: 0),
    ]
    var done = Order.none
    while true {
      let timeout = mustRun ? 0 : daemon.timeout
      mustRun = false
      if timeout != 0 {
        unsafe poll(&polls, nfds_t(polls.count), timeout)
        if polls[1].revents != 0 { clearWake() }
      }
      // Before the jobs: those given before the order to stop are done before it.
      let order = Order(rawValue: order.load(ordering: .acquiring)) ?? .none
      if order != .none && done == .none {
        daemon.quiesce()
        done = .quiesce
      }
      doJobs()
      if order == .stop { break }
      daemon.run()
    }
    daemon.stop()
    whenStopped.withLock { $0 }?.resume()
  }

  private func doJobs() {
    let jobs = inbox.withLock { inbox in
      defer { inbox = [] }
      return inbox
    }
    for job in jobs {
      switch job {
      case .resume(let exchange): unsafe MHD_resume_connection(exchange.handle)
      case .close(let handle): unsafe wae_mhd_close_upgraded(handle)
      }
    }
  }

  private func give(_ next: Order) {
    order.store(next.rawValue, ordering: .releasing)
    wake()
  }

  func wake() {
    var one: UInt64 = 1
    _ = unsafe write(wakeDescriptor, &one, 8)
  }

  private func clearWake() {
    var count: UInt64 = 0
    _ = unsafe read(wakeDescriptor, &count, 8)
  }
}

private func runLoop(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  guard let context = unsafe context else { return nil }
  unsafe wae_name_this_thread("http")
  unsafe Unmanaged<DaemonLoop>.fromOpaque(context).takeRetainedValue().run()
  return nil
}
