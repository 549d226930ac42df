/// Where Redis is and how patient we are with it.
package struct RedisConfiguration: Sendable {
  package enum Endpoint: Sendable, Hashable {
    case tcp(host: String, port: Int)
    case unix(path: String)
  }

  package var endpoint: Endpoint
  package var user: String?
  package var password: String?
  package var database: Int
  package var connectTimeout: Duration = .seconds(2)
  /// After this a command fails with `.timeout`.
  package var commandTimeout: Duration = .seconds(2)
  /// Commands that wait for their answers; more fail with `.unavailable`.
  package var maximumPending = 100_000
  /// The largest answer, in bytes. A server that sends more is taken for broken.
  package var maximumReplyBytes = 64 << 20

  /// `redis://[[user]:password@]host[:port][/database]` or `unix:///path/to/socket[?db=1]`.
  ///
  /// - Throws: `.configuration` with a sentence that never quotes the URL, which may hold a password.
  package init(url: String) throws(RedisError) {
    guard let scheme = url.firstRange(of: "://") else { throw Self.wrong("it does not begin with redis://") }
    let rest = url[scheme.upperBound...]
    switch url[..<scheme.lowerBound].lowercased() {
    case "redis": try self.init(afterScheme: rest)
    case "unix", "redis+socket": try self.init(socket: rest)
    case "rediss": throw Self.wrong("this build cannot encrypt the connection (rediss://); use redis://")
    default: throw Self.wrong("its scheme is neither redis:// nor unix://")
    }
  }

  private init(socket rest: Substring) throws(RedisError) {
    let parts = rest.split(separator: "?", maxSplits: 1)
    guard let path = parts.first, path.hasPrefix("/"), path.utf8.count < 108 else {
      throw Self.wrong("the path of the socket is not absolute or too long")
    }
    endpoint = .unix(path: String(path))
    database = 0
    if parts.count > 1 {
      guard parts[1].hasPrefix("db="), let number = Int(parts[1].dropFirst(3)), number >= 0 else {
        throw Self.wrong("its only option is db=<number>")
      }
      database = number
    }
  }

  private init(afterScheme rest: Substring) throws(RedisError) {
    var rest = rest
    if let at = rest.lastIndex(of: "@") {
      let parts = rest[..<at].split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      guard let first = parts.first.flatMap({ Self.decoded($0) }),
        let last = parts.last.flatMap({ Self.decoded($0) })
      else { throw Self.wrong("the user or the password is not percent-encoded text") }
      user = parts.count == 2 && !first.isEmpty ? first : nil
      password = last.isEmpty ? nil : last
      rest = rest[rest.index(after: at)...]
    }
    let parts = rest.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    endpoint = try Self.endpoint(parts.first ?? "")
    let path = parts.count > 1 ? parts[1] : ""
    guard let number = path.isEmpty ? 0 : Int(path), number >= 0 else {
      throw Self.wrong("what follows the host is not the number of a database")
    }
    database = number
  }

  private static func endpoint(_ text: Substring) throws(RedisError) -> Endpoint {
    var host = text
    var portText: Substring = "6379"
    if text.hasPrefix("["), let end = text.firstIndex(of: "]") {
      host = text[text.index(after: text.startIndex)..<end]
      let rest = text[text.index(after: end)...]
      if rest.hasPrefix(":") { portText = rest.dropFirst() } else if !rest.isEmpty { portText = "" }
    } else if let colon = text.firstIndex(of: ":") {
      host = text[..<colon]
      portText = text[text.index(after: colon)...]
    }
    guard let port = Int(portText), (1...65_535).contains(port) else {
      throw wrong("its port is not a number from 1 to 65535")
    }
    return .tcp(host: host.isEmpty ? "localhost" : String(host), port: port)
  }

  private static func decoded(_ text: Substring) -> String? {
    var bytes: [UInt8] = []
    var rest = text.utf8[...]
    while let byte = rest.popFirst() {
      guard byte == 0x25 else {
        bytes.append(byte)
        continue
      }
      guard let high = rest.popFirst(), let low = rest.popFirst(),
        let value = UInt8(String(decoding: [high, low], as: UTF8.self), radix: 16)
      else { return nil }
      bytes.append(value)
    }
    return String(validating: bytes, as: UTF8.self)
  }

  private static func wrong(_ reason: String) -> RedisError {
    RedisError(.configuration, "The Redis URL is wrong: \(reason).")
  }
}

/// Shown without the password.
extension RedisConfiguration: CustomStringConvertible, CustomReflectable {
  package var description: String { "RedisConfiguration(\(endpoint), database: \(database))" }
  package var customMirror: Mirror { Mirror(self, children: ["endpoint": endpoint, "database": database]) }
}
