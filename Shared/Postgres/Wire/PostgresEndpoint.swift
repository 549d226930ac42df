/// One place where a server may be: a host as the URL names it, an address of it, and a port.
struct PostgresEndpoint: Sendable, Hashable {
  /// A name, an address, or the directory of a Unix socket; empty for libpq's default.
  var host: String
  /// The numeric address; empty for a Unix socket.
  var address: String
  /// Empty for the default.
  var port: String

  /// A directory, an abstract socket or libpq's default: nothing that a name server knows.
  var isLocal: Bool { host.isEmpty || host.hasPrefix("/") || host.hasPrefix("@") }
}
