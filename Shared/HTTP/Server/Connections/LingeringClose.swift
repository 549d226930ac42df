internal import Glibc
internal import Platform
internal import Synchronization

/// Lets a client read its answer although it is still sending.
///
/// A socket that is closed with unread bytes makes the kernel reset the connection, and the reset can overtake the
/// answer (413, 431, 400). So a second descriptor of the socket stays open after MHD has closed its own: it has sent
/// its end of file, and throws away what still comes, until the client closes too, or for a few seconds.
final class LingeringClose: Sendable {
  private static let maximumSockets = 128
  private static let maximumBytes = 256 << 20
  private static let patience = Duration.seconds(5)

  private let reactor: Reactor
  private let count = Atomic<Int>(0)

  init(reactor: Reactor) {
    self.reactor = reactor
  }

  /// Never blocks. Beyond the limits the socket is simply not kept.
  func add(copyOf descriptor: Int32) {
    guard count.add(1, ordering: .relaxed).newValue <= Self.maximumSockets else {
      count.subtract(1, ordering: .relaxed)
      return
    }
    // MHD may share the descriptor's flags with children of the process; ours is not for them.
    let copy = fcntl(descriptor, F_DUPFD_CLOEXEC, 0)
    guard copy >= 0 else {
      count.subtract(1, ordering: .relaxed)
      return
    }
    shutdown(copy, Int32(SHUT_WR))
    reactor.execute { [self] in drain(copy) }
  }

  private func drain(_ descriptor: Int32) {
    let socket = Socket(descriptor: descriptor)
    do throws(ReactorError) {
      socket.watch = try reactor.watch(descriptor, for: .readable) { [self] _ in
        if !socket.discard(upTo: Self.maximumBytes) { finish(socket) }
      }
      socket.timer = reactor.schedule(after: Self.patience) { [self] in finish(socket) }
    } catch {
      finish(socket)
    }
  }

  private func finish(_ socket: Socket) {
    guard !socket.isClosed else { return }
    socket.isClosed = true
    if let watch = socket.watch { reactor.unwatch(watch) }
    if let timer = socket.timer { reactor.cancel(timer) }
    close(socket.descriptor)
    count.subtract(1, ordering: .relaxed)
  }

  /// Lives on the reactor's thread.
  private final class Socket {
    let descriptor: Int32
    var watch: WatchID?
    var timer: TimerID?
    var isClosed = false
    private var discarded = 0

    init(descriptor: Int32) {
      self.descriptor = descriptor
    }

    /// False when there is no more to wait for.
    func discard(upTo limit: Int) -> Bool {
      unsafe withUnsafeTemporaryAllocation(byteCount: 64 << 10, alignment: 1) { buffer in
        let length = unsafe recv(descriptor, buffer.baseAddress, buffer.count, Int32(MSG_DONTWAIT))
        if length < 0 { return errno == EAGAIN || errno == EINTR }
        discarded += length
        return length > 0 && discarded < limit
      }
    }
  }
}
