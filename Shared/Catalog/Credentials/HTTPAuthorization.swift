internal import HTTP
internal import WorkflowModels

/// How a credential goes into an HTTP request.
struct HTTPAuthorization: Sendable {
  private let header: String
  private let value: String
  let scrubber: SecretScrubber

  init(_ credential: Credential) throws(NodeFailure) {
    if let problem = CredentialKind.problems(of: credential).first {
      throw NodeFailure(code: "credential_invalid", message: "The credential cannot be used: \(problem.message)")
    }
    func text(_ field: String) -> String { credential.data[field]?.stringValue ?? "" }
    switch CredentialKind(rawValue: credential.type) {
    case .bearer:
      (header, value) = ("Authorization", "Bearer \(text("token"))")
      scrubber = SecretScrubber([text("token")])
    case .basic:
      let pair = "\(text("username")):\(text("password"))"
      (header, value) = ("Authorization", "Basic \(Base64.text(Array(pair.utf8)))")
      scrubber = SecretScrubber([text("password"), pair])
    case .header:
      (header, value) = (text("name"), text("value"))
      scrubber = SecretScrubber([text("value")])
    case .smtp, nil:
      throw NodeFailure(
        code: "credential_wrong_type",
        message: "A credential of the type \(credential.type.prefix(64)) cannot be used for HTTP; "
          + "bearer, basic and header can.")
    }
  }

  /// The header replaces one of the node's own, and does not follow a redirect to another origin.
  func apply(to request: inout HTTPClientRequest) {
    request.headers[header] = value
    request.secretHeaders.insert(header.lowercased())
  }
}
