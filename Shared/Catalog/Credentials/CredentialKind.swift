internal import HTTP
internal import WorkflowModels

/// What the data of the known types must be. Credentials of other types are kept as they are.
package enum CredentialKind: String, Sendable, CaseIterable {
  case bearer, basic, header, smtp

  /// A sentence for each thing that is wrong, with the name of the field.
  package static func problems(of credential: Credential) -> [(field: String, message: String)] {
    let data = credential.data
    switch CredentialKind(rawValue: credential.type) {
    case .bearer:
      return needed(["token"], in: data) + headerValue("token", in: data)
    case .basic:
      let colon = data["username"]?.stringValue?.contains(":") == true
      return needed(["username", "password"], in: data)
        + (colon ? [("username", "A user name for basic authentication cannot have a colon.")] : [])
    case .header:
      let name = data["name"]?.stringValue
      let isName = name.map { HTTPHeaders.isValid(name: $0) } ?? true
      return needed(["name", "value"], in: data) + headerValue("value", in: data)
        + (isName ? [] : [("name", "\"name\" is not the name of a header.")])
    case .smtp: return smtp(data)
    case nil: return []
    }
  }

  private static func smtp(_ data: JSONObject) -> [(field: String, message: String)] {
    var problems = needed(["host"], in: data)
    if let port = data["port"], !(port.intValue.map { (1...65_535).contains($0) } ?? false) {
      problems.append(("port", "\"port\" must be a whole number from 1 to 65535."))
    }
    for field in ["username", "password"] {
      if let value = data[field], !value.isNull, value.stringValue == nil {
        problems.append((field, "\"\(field)\" must be a string."))
      }
    }
    if let security = data["security"], !["none", "starttls", "tls"].contains(security.stringValue ?? "") {
      problems.append(("security", "\"security\" must be none, starttls or tls."))
    }
    return problems
  }

  private static func needed(_ fields: [String], in data: JSONObject) -> [(field: String, message: String)] {
    fields.compactMap { field in
      guard let text = data[field]?.stringValue, !text.isEmpty else {
        return (field, "\"\(field)\" must be a string that is not empty.")
      }
      return nil
    }
  }

  private static func headerValue(_ field: String, in data: JSONObject) -> [(field: String, message: String)] {
    guard let text = data[field]?.stringValue, !HTTPHeaders.isValid(value: text) else { return [] }
    return [(field, "\"\(field)\" has a line break or another character that no header can carry.")]
  }
}
