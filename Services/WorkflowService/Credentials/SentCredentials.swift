internal import Catalog
internal import ServiceKit
internal import WorkflowModels

/// `credentials` of a body that starts an execution: `{name: {type, data}}`.
enum SentCredentials {
  private static let most = 100

  static let schema = APISchema.object(
    [:], "Secrets for this execution only, by name: {type, data}. They are wiped when it ends.")

  static func read(_ fields: inout FieldReader) -> [String: Credential] {
    guard let object = fields.optionalObject("credentials") else { return [:] }
    if object.count > most { fields.fail("credentials", "`credentials` may have at most \(most) members.") }
    var credentials: [String: Credential] = [:]
    for (name, value) in object {
      let place = "credentials.\(name.prefix(128))"
      guard !name.isEmpty, name.utf8.count <= 128, !name.utf8.contains(0) else {
        fields.fail("credentials", "The name of a credential must have 1 to 128 bytes.")
        continue
      }
      guard let credential = Credential(json: value) else {
        fields.fail(place, "`\(place)` must be an object with `type` and `data`.")
        continue
      }
      for problem in CredentialKind.problems(of: credential) {
        fields.fail("\(place).data.\(problem.field)", problem.message)
      }
      credentials[name] = credential
    }
    return credentials
  }
}
