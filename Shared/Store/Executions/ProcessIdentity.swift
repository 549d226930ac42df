internal import Glibc

/// Host and process number: for people who read the table of executors.
enum ProcessIdentity {
  static let text: String = {
    var name = [CChar](repeating: 0, count: 256)
    let isKnown = unsafe gethostname(&name, name.count - 1) == 0
    let host = isKnown ? String(decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self) : "?"
    return "\(host):\(getpid())"
  }()
}
