internal import HTTP
internal import WorkflowModels

/// A credential of the type `smtp`, read.
struct SMTPAccount: Sendable {
  let host: String
  let port: Int
  let security: MailDelivery.Security
  let username: String?
  let password: String?
  /// Who sends when the node does not say.
  let sender: String?
  let scrubber: SecretScrubber

  init(_ credential: Credential) throws(NodeFailure) {
    guard credential.type == CredentialKind.smtp.rawValue else {
      throw NodeFailure(
        code: "credential_wrong_type",
        message: "A credential of the type \(credential.type.prefix(64)) cannot send mail; one of the type smtp can.")
    }
    if let problem = CredentialKind.problems(of: credential).first {
      throw NodeFailure(code: "credential_invalid", message: "The credential cannot be used: \(problem.message)")
    }
    func text(_ field: String) -> String? {
      credential.data[field]?.stringValue.flatMap { $0.isEmpty ? nil : $0 }
    }
    host = text("host") ?? ""
    security = text("security").flatMap(MailDelivery.Security.init(rawValue:)) ?? .startTLS
    port = credential.data["port"]?.intValue ?? security.defaultPort
    username = text("username")
    password = text("password")
    sender = text("from") ?? text("username").flatMap { $0.contains("@") ? $0 : nil }
    scrubber = SecretScrubber([password].compactMap { $0 })
  }
}
