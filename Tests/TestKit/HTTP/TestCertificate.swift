/// A self-signed certificate for 127.0.0.1, made by the `openssl` of the system.
package struct TestCertificate: Sendable {
  package let certificate: String
  package let key: String

  package static func make() async throws -> TestCertificate {
    // Both come on standard output, the key first.
    let both = try await Command.run(
      "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
      "-subj", "/CN=localhost", "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", "/dev/stdout", "-out",
      "/dev/stdout")
    let marker = "-----BEGIN CERTIFICATE-----"
    guard let start = both.firstRange(of: marker)?.lowerBound else { throw Command.Failure(status: 0) }
    return TestCertificate(certificate: String(both[start...]), key: String(both[..<start]))
  }
}
