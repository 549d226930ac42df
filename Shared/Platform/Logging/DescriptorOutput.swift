internal import CLinux
internal import Glibc

/// Writes bytes to a descriptor that may be full, slow, closed or not there at all.
enum DescriptorOutput {
  /// A pipe that `poll` calls writable takes this much without blocking (PIPE_BUF).
  private static let chunk = 4_096

  /// False when the descriptor took nothing more: it is closed or broken, or the time is over.
  static func write(_ bytes: [UInt8], to descriptor: Int32, giveUp: MonotonicTime?) -> Bool {
    let wasBlocked = giveUp == nil ? false : blockBrokenPipe()
    defer { if giveUp != nil && !wasBlocked { unblockBrokenPipe() } }
    var rest = bytes[...]
    while !rest.isEmpty {
      guard waitUntilWritable(descriptor, giveUp: giveUp) else { return false }
      let written = unsafe rest.withUnsafeBytes { buffer in
        unsafe Glibc.write(descriptor, buffer.baseAddress, min(buffer.count, chunk))
      }
      if written > 0 {
        rest = rest.dropFirst(written)
      } else if written < 0 && errno != EINTR && errno != EAGAIN {
        return false
      }
    }
    return true
  }

  /// For a thread that only writes: a closed pipe is an error of `write`, and signals go to other threads.
  static func blockAllSignals() {
    var signals = sigset_t()
    unsafe sigfillset(&signals)
    unsafe pthread_sigmask(SIG_BLOCK, &signals, nil)
  }

  private static func waitUntilWritable(_ descriptor: Int32, giveUp: MonotonicTime?) -> Bool {
    while true {
      var milliseconds: Int32 = -1
      if let giveUp {
        let rest = giveUp.duration(since: .now).clampedMilliseconds
        guard rest > 0 else { return false }
        milliseconds = Int32(clamping: rest)
      }
      var poll = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
      let count = unsafe Glibc.poll(&poll, 1, milliseconds)
      if count > 0 { return poll.revents & Int16(POLLOUT) != 0 }
      if count < 0 && errno != EINTR { return false }
    }
  }

  /// Whether the signal was blocked already.
  private static func blockBrokenPipe() -> Bool {
    var signals = sigset_t()
    var before = sigset_t()
    unsafe sigemptyset(&signals)
    unsafe sigaddset(&signals, SIGPIPE)
    unsafe pthread_sigmask(SIG_BLOCK, &signals, &before)
    return unsafe sigismember(&before, SIGPIPE) == 1
  }

  private static func unblockBrokenPipe() {
    var signals = sigset_t()
    unsafe sigemptyset(&signals)
    unsafe sigaddset(&signals, SIGPIPE)
    // One that arrived meanwhile would end the process as soon as it is unblocked: take it first.
    var none = timespec()
    unsafe sigtimedwait(&signals, nil, &none)
    unsafe pthread_sigmask(SIG_UNBLOCK, &signals, nil)
  }
}
