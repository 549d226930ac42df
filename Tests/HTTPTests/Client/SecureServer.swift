import CLinux
import Glibc
import HTTP
import Platform
import TestKit
import Testing

/// A server with a certificate of its own making for `localhost`: OpenSSL's, or nghttp2's for HTTP/2.
struct SecureServer: Sendable {
  enum Kind: Sendable { case http1, http2 }

  let port: Int
  let certificate: String
  private let server: ChildServer

  static let hasHTTP2 = unsafe access("/usr/sbin/nghttpd", X_OK) == 0 || access("/usr/bin/nghttpd", X_OK) == 0

  init(_ kind: Kind) async throws {
    port = try freeLoopbackPort()
    let directory = "/tmp/secure-\(UUIDv7.next().text)"
    certificate = "\(directory)/certificate.pem"
    let key = "\(directory)/key.pem"
    let prepare = """
      openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=localhost \\
        -addext subjectAltName=DNS:localhost -keyout \(key) -out \(certificate)
      echo hello > \(directory)/small
      head -c 8388608 /dev/zero > \(directory)/large
      """
    let command =
      switch kind {
      case .http1: "openssl s_server -accept 127.0.0.1:\(port) -cert \(certificate) -key \(key) -www"
      case .http2:
        "env PATH=$PATH:/usr/sbin nghttpd -a 127.0.0.1 -d \(directory) --echo-upload \(port) \(key) \(certificate)"
      }
    server = try ChildServer(prepare: prepare, command: command, signal: "TERM", directory: directory)
    try await server.start()
    let client = try makeClient()
    // Any answer to the handshake will do: the certificate is not trusted here.
    let isUp = await eventually { [port] in
      do throws(HTTPClientError) {
        _ = try await client.send(.local(.get, "https://localhost:\(port)/"))
        return true
      } catch {
        return error.code == .tls
      }
    }
    try #require(isUp)
  }
}
