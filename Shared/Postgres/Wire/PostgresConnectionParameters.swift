internal import CPostgres
internal import Glibc

/// What libpq is told when it connects: the URL's own options, ours where it is silent, and its hosts one by one.
struct PostgresConnectionParameters: Sendable {
  let endpoints: [PostgresEndpoint]
  let connectTimeout: Duration
  /// Sends us to a server that takes writes: a read-only one is then a server that has lost its role.
  let wantsWrites: Bool
  private let options: [String: String]

  init(configuration: PostgresConfiguration) throws(PostgresError) {
    var options = try Self.parse(configuration.url)
    let hosts = Self.list(options.removeValue(forKey: "host") ?? Self.environment("PGHOST"))
    let addresses = Self.list(options.removeValue(forKey: "hostaddr"))
    let ports = Self.list(options.removeValue(forKey: "port") ?? Self.environment("PGPORT"))
    let count = max(hosts.count, addresses.count, 1)
    guard hosts.isEmpty || addresses.isEmpty || hosts.count == addresses.count, ports.count <= 1 || ports.count == count
    else {
      throw PostgresError(
        .configuration, "The database URL names \(count) hosts, but another number of ports or addresses.")
    }
    guard ports.allSatisfy({ $0.isEmpty || (1...65_535).contains(Int($0) ?? 0) }) else {
      throw PostgresError(.configuration, "A port of the database URL is not a number from 1 to 65535.")
    }
    endpoints = (0..<count).map { index in
      PostgresEndpoint(
        host: index < hosts.count ? hosts[index] : "", address: index < addresses.count ? addresses[index] : "",
        port: index < ports.count ? ports[index] : ports.first ?? "")
    }
    let seconds = options.removeValue(forKey: "connect_timeout").flatMap(Int.init) ?? 0
    connectTimeout = seconds > 0 ? .seconds(seconds) : configuration.connectTimeout
    wantsWrites = ["read-write", "primary"].contains(options["target_session_attrs"])

    // A half-dead network is noticed within half a minute, not after the kernel's two hours.
    let defaults = [
      "keepalives_idle": "10", "keepalives_interval": "5", "keepalives_count": "3", "tcp_user_timeout": "15000",
      // Without this, libpq looks for Kerberos tickets at every connect.
      "gssencmode": "disable",
    ]
    options.merge(defaults) { own, _ in own }
    options["client_encoding"] = "UTF8"
    if options["application_name"] == nil { options["application_name"] = configuration.applicationName }
    if !configuration.sessionSettings.isEmpty {
      let settings = configuration.sessionSettings.sorted { $0.key < $1.key }
        .map { "-c \($0.key)=\(Self.escapedOption($0.value))" }
      options["options"] = ([options["options"] ?? ""] + settings).joined(separator: " ")
    }
    self.options = options
  }

  /// - Parameter endpoints: what is left to try, with addresses.
  func pairs(endpoints: [PostgresEndpoint]) -> [(name: String, value: String)] {
    var pairs = options.map { (name: $0.key, value: $0.value) }
    pairs.append((name: "host", value: endpoints.map(\.host).joined(separator: ",")))
    pairs.append((name: "hostaddr", value: endpoints.map(\.address).joined(separator: ",")))
    pairs.append((name: "port", value: endpoints.map(\.port).joined(separator: ",")))
    return pairs
  }

  private static func parse(_ url: String) throws(PostgresError) -> [String: String] {
    // libpq's own words would quote the URL, which may hold a password.
    var problem: UnsafeMutablePointer<CChar>?
    guard let list = unsafe PQconninfoParse(url, &problem) else {
      unsafe PQfreemem(problem)
      throw PostgresError(.configuration, "The database URL is not one that PostgreSQL understands.")
    }
    defer { unsafe PQconninfoFree(list) }
    var options: [String: String] = [:]
    var next = unsafe list
    while let keyword = unsafe next.pointee.keyword {
      if let value = unsafe next.pointee.val {
        options[unsafe String(cString: keyword)] = unsafe String(cString: value)
      }
      unsafe next += 1
    }
    return options
  }

  private static func list(_ text: String?) -> [String] {
    guard let text, !text.isEmpty else { return [] }
    return text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
  }

  private static func environment(_ name: String) -> String? {
    unsafe getenv(name).map { unsafe String(cString: $0) }
  }

  private static func escapedOption(_ value: String) -> String {
    var escaped = ""
    for character in value {
      if character == " " || character == "\\" { escaped.append("\\") }
      escaped.append(character)
    }
    return escaped
  }
}
