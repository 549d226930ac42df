internal import CLinux
internal import Glibc

/// The reactor's thread: waits for descriptors, timers and jobs, and calls their handlers.
final class ReactorLoop: @unchecked Sendable {
  // Sendable because everything but `init` and `isCurrent` runs on the one thread that `run` occupies.
  private struct Watch {
    let descriptor: Int32
    var interest: Readiness
    let handler: (Readiness) -> Void
  }

  private static let wakeToken: UInt64 = 0
  private static let eventsAtOnce = 256

  private let epoll: Int32
  private let inbox: ReactorInbox
  private var watches: [UInt64: Watch] = [:]
  private var nextToken: UInt64 = 1
  private var thread: pthread_t = 0
  var timers = ReactorTimers()

  init(inbox: ReactorInbox) throws(ReactorError) {
    self.inbox = inbox
    epoll = epoll_create1(Int32(EPOLL_CLOEXEC))
    guard epoll >= 0 else { throw ReactorError(operation: "epoll_create1", errno: errno) }
    try control(EPOLL_CTL_ADD, inbox.wakeDescriptor, mask: EPOLLIN.rawValue, token: Self.wakeToken)
  }

  deinit { close(epoll) }

  var isCurrent: Bool { pthread_equal(pthread_self(), thread) != 0 }

  func watch(
    _ descriptor: Int32, for interest: Readiness, _ handler: @escaping (Readiness) -> Void
  ) throws(ReactorError) -> WatchID {
    let token = nextToken
    nextToken &+= 1
    try control(EPOLL_CTL_ADD, descriptor, mask: interest.epollMask, token: token)
    watches[token] = Watch(descriptor: descriptor, interest: interest, handler: handler)
    return WatchID(rawValue: token)
  }

  func change(_ watch: WatchID, to interest: Readiness) {
    guard let known = watches[watch.rawValue], known.interest != interest else { return }
    watches[watch.rawValue]?.interest = interest
    // Fails only if the owner closed the descriptor before `unwatch`; the kernel has forgotten it then.
    try? control(EPOLL_CTL_MOD, known.descriptor, mask: interest.epollMask, token: watch.rawValue)
  }

  func unwatch(_ watch: WatchID) {
    guard let known = watches.removeValue(forKey: watch.rawValue) else { return }
    try? control(EPOLL_CTL_DEL, known.descriptor, mask: 0, token: 0)
  }

  func run() {
    thread = pthread_self()
    // Handlers and timers hold their owners, who hold the reactor.
    defer {
      timers = ReactorTimers()
      watches = [:]
    }
    var events = unsafe [epoll_event](repeating: epoll_event(), count: Self.eventsAtOnce)
    while true {
      let timeout = timers.millisecondsUntilNext(now: .now)
      let count = unsafe epoll_wait(epoll, &events, Int32(Self.eventsAtOnce), timeout)
      if count < 0 && errno != EINTR { return }
      for index in 0..<max(0, Int(count)) {
        let token = unsafe events[index].data.u64
        if token == Self.wakeToken {
          inbox.clearWake()
        } else if let watch = watches[token] {
          watch.handler(Readiness(epollMask: unsafe events[index].events))
        }
      }
      let now = MonotonicTime.now
      while let body = timers.takeDue(now: now) { body() }
      let (jobs, isStopped) = inbox.take()
      for job in jobs { job() }
      // No job is accepted after the stop, and nothing would wake the thread once more.
      if isStopped { return }
    }
  }

  private func control(
    _ operation: Int32, _ descriptor: Int32, mask: UInt32, token: UInt64
  ) throws(ReactorError) {
    var event = unsafe epoll_event()
    unsafe event.events = mask
    unsafe event.data.u64 = token
    guard unsafe epoll_ctl(epoll, operation, descriptor, &event) == 0 else {
      throw ReactorError(operation: "epoll_ctl", errno: errno)
    }
  }
}
