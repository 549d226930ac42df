import Catalog
import HTTP
import Platform
import TestKit
import Testing
import WorkflowModels

/// Runs the `send-email` node by itself against a mail server on the loopback.
struct MailBench {
  let server: TestMailServer
  var account: JSONObject
  var egress = EgressPolicy.internalService

  init(_ manners: TestMailServer.Manners = TestMailServer.Manners()) throws {
    server = try TestMailServer(manners)
    account = ["host": "127.0.0.1", "port": .int(server.port), "security": "none"]
  }

  static let properties: JSONObject = [
    "to": "ada@example.com", "from": "support@example.com", "subject": "Hello", "text": "Hello, Ada.",
    "credential": "mail",
  ]

  /// The default properties with some changed.
  func send(
    _ changes: JSONObject = [:], key: String = "exec_1/mail", isAtMostOnce: Bool = false
  ) async throws -> Result<NodeResult, NodeFailure> {
    var properties = Self.properties
    for (name, value) in changes { properties[name] = value.isNull ? nil : value }
    let type = try #require(NodeRegistry.standard["send-email"] as? any EffectNodeType)
    let reactor = try Reactor(name: "mail")
    defer { reactor.stop() }
    let effects = NodeEffects(
      http: HTTPClient(reactor: reactor), egress: egress, idempotencyKey: key, isAtMostOnce: isAtMostOnce,
      credentials: NodeCredentials(
        vault: OneCredential(name: "mail", credential: Credential(type: "smtp", data: account)), user: "user",
        execution: "exec_1"))
    do {
      return .success(try await type.run(properties, effects))
    } catch {
      return .failure(error)
    }
  }

  func failure(_ changes: JSONObject = [:], isAtMostOnce: Bool = false) async throws -> NodeFailure? {
    if case .failure(let failure) = try await send(changes, isAtMostOnce: isAtMostOnce) { failure } else { nil }
  }
}

/// A vault with one thing in it.
struct OneCredential: CredentialVault {
  let name: String
  let credential: Credential

  func credential(
    named name: String, user: UserID, execution: ExecutionID
  ) async throws(NodeFailure) -> Credential {
    guard name == self.name else { throw .credentialMissing(name) }
    return credential
  }
}
