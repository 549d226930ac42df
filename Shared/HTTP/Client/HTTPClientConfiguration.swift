/// What all calls of one client share.
package struct HTTPClientConfiguration: Sendable {
  /// Further calls to the same host wait until one is free.
  package var maximumConnectionsPerHost: Int
  package var maximumConnections: Int
  /// Sent unless a request has its own.
  package var userAgent: String
  /// A file of certificates in PEM to trust instead of the system's, for private authorities and tests.
  package var certificateAuthorityFile: String?
  /// Whether `http_proxy` and its kin are obeyed. The egress guard then sees the proxy's address instead of the
  /// server's: whoever sets a proxy guards there.
  package var usesEnvironmentProxies: Bool

  package init(
    maximumConnectionsPerHost: Int = 64, maximumConnections: Int = 512, userAgent: String = "workflow-engine/1",
    certificateAuthorityFile: String? = nil, usesEnvironmentProxies: Bool = false
  ) {
    self.maximumConnectionsPerHost = maximumConnectionsPerHost
    self.maximumConnections = maximumConnections
    self.userAgent = userAgent
    self.certificateAuthorityFile = certificateAuthorityFile
    self.usesEnvironmentProxies = usesEnvironmentProxies
  }
}
