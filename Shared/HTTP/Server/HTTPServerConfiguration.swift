/// Where a server listens, and how much of anything it takes.
package struct HTTPServerConfiguration: Sendable {
  /// A numeric address (`0.0.0.0`, `::`, `127.0.0.1`) or a name that resolves to one.
  package var host: String
  /// 0 takes a free one: see `HTTPServer.boundPort`.
  package var port: Int
  package var tls: TLS?

  package var maximumBodyBytes = 10 << 20
  /// Request line and headers together.
  package var maximumHeaderBytes = 16 << 10
  package var maximumTargetBytes = 8 << 10
  package var maximumConnections = 8_192
  package var maximumMessageBytes = 1 << 20
  /// A connection on which nothing moves for so long is closed. Whole seconds.
  package var idleTimeout: Duration = .seconds(60)
  /// A request that has not arrived whole after this is given up, however steadily it trickles in.
  package var requestTimeout: Duration = .seconds(300)
  /// What running handlers get to finish when the service stops.
  package var drainTimeout: Duration = .seconds(5)
  /// How often the sockets of waiting requests are looked at. A client that has gone is noticed after two looks.
  package var watchInterval: Duration = .milliseconds(500)
  /// A WebSocket that is silent so long is pinged, and closed when silent for as long again.
  package var pingInterval: Duration = .seconds(30)
  /// Bytes of a streamed body that wait for the client before its writer has to.
  package var streamBufferBytes = 64 << 10
  /// Threads that read and write sockets.
  package var threads = 2

  package struct TLS: Sendable {
    /// The certificate chain, and its key, as PEM text.
    package let certificate: String
    package let key: String

    package init(certificate: String, key: String) {
      self.certificate = certificate
      self.key = key
    }
  }

  package init(host: String, port: Int, tls: TLS? = nil) {
    self.host = host
    self.port = port
    self.tls = tls
  }
}

/// The server could not begin to listen.
package struct HTTPServerStartError: Error, Sendable, CustomStringConvertible {
  package let description: String
}
