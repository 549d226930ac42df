package import WorkflowModels

/// Where effectful nodes get secrets from. What it gives must not reach an output, an error or a log.
package protocol CredentialVault: Sendable {
  /// Fails with `credential_missing` when neither the execution nor its user has one of that name, and with
  /// `credentials_lost` when it was sent with the execution and is no longer there.
  func credential(
    named name: String, user: UserID, execution: ExecutionID
  ) async throws(NodeFailure) -> Credential
}

/// The vault as one node of one execution may use it.
package struct NodeCredentials: Sendable {
  private let vault: any CredentialVault
  private let user: UserID
  private let execution: ExecutionID

  package init(vault: any CredentialVault, user: UserID, execution: ExecutionID) {
    self.vault = vault
    self.user = user
    self.execution = execution
  }

  package func credential(named name: String) async throws(NodeFailure) -> Credential {
    try await vault.credential(named: name, user: user, execution: execution)
  }

  /// For places that have no credentials at all.
  package static let none = NodeCredentials(vault: EmptyVault(), user: "", execution: "")

  /// The `credential` property of a node; nil when it has none.
  func credential(of properties: JSONObject) async throws(NodeFailure) -> Credential? {
    guard let value = properties["credential"], !value.isNull else { return nil }
    guard let name = value.stringValue, !name.isEmpty else {
      throw NodeFailure(
        code: "wrong_property", message: "\"credential\" must be the name of a credential, but is \(value.withArticle)."
      )
    }
    return try await credential(named: name)
  }
}

private struct EmptyVault: CredentialVault {
  func credential(
    named name: String, user: UserID, execution: ExecutionID
  ) async throws(NodeFailure) -> Credential { throw .credentialMissing(name) }
}

extension NodeFailure {
  package static func credentialMissing(_ name: String) -> NodeFailure {
    NodeFailure(
      code: "credential_missing",
      message: "There is no credential \"\(name.prefix(128))\": store it by POST /api/credentials, or send it along.")
  }
}
