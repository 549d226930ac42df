// `environ` is a mutable global of C. It is read once, at the start, and nobody in the house writes it.
@unsafe @preconcurrency internal import Glibc

/// The environment variables of this process, as they are now.
package enum ProcessEnvironment {
  package static var current: [String: String] {
    var values: [String: String] = [:]
    var entry = unsafe environ
    while let text = unsafe entry.pointee {
      let line = unsafe String(cString: text)
      if let equals = line.firstIndex(of: "=") {
        values[String(line[..<equals])] = String(line[line.index(after: equals)...])
      }
      unsafe entry += 1
    }
    return values
  }
}
