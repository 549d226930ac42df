internal import HTTP
internal import Platform
internal import WorkflowModels

/// Sends a message by a mail server.
///
/// Every attempt has the same `Message-ID`, by which receivers drop what came twice.
struct SendEmail: EffectNodeType {
  let declaration = NodeTypeDeclaration(
    type: "send-email", title: "Send email", summary: "Sends a message by SMTP.", category: .action,
    properties: [
      NodeProperty(
        "to", .oneOf([.text, .array]), required: true, "Addresses: a text with commas between them, or an array."),
      NodeProperty("subject", .text, required: true, "The subject, on one line."),
      NodeProperty("text", .text, "The message as plain text."),
      NodeProperty("html", .text, "The message as HTML; with text beside it, readers choose."),
      NodeProperty("from", .text, "The sender (default: that of the credential, else its user name)."),
      NodeProperty("credential", .text, required: true, "The name of a credential of the type smtp."),
    ],
    hasEffects: true,
    output: [
      "type": "object", "required": ["message_id"], "properties": ["message_id": ["type": "string"]],
      "additionalProperties": false,
    ],
    example: .init(
      properties: [
        "to": "Ada Lovelace <ada@example.com>", "subject": "Ticket {{ .id }}", "text": "Your ticket is in hand.",
        "from": "support@example.com", "credential": "mail",
      ],
      input: ["id": 7], output: ["message_id": "<3f2a9c5e7b1d4806a1c2e3f405162738@example.com>"]))

  private static let mostRecipients = 100
  private static let mostBytes = 10_485_760

  func problems(of node: WorkflowNode) -> [PropertyProblem] {
    let words = [node.properties["text"], node.properties["html"]]
    if words.allSatisfy({ $0?.isNull ?? true }) {
      return [PropertyProblem("text", "A message needs \"text\" or \"html\".")]
    }
    if let to = node.properties["to"], !to.text().contains("{{"), MailAddress.list(to) == nil {
      return [PropertyProblem("to", "\"to\" is not a list of mail addresses.", hint: "For example ada@example.com.")]
    }
    return []
  }

  func run(_ properties: JSONObject, _ effects: NodeEffects) async throws(NodeFailure) -> NodeResult {
    guard let credential = try await effects.credentials.credential(of: properties) else {
      throw NodeFailure(code: "credential_missing", message: "To send mail the node needs a credential of type smtp.")
    }
    let account = try SMTPAccount(credential)
    let now = Timestamp(microseconds: SystemTime.microsecondsSince1970)
    let message = try Self.message(properties, account, effects.idempotencyKey, now)
    let bytes = message.bytes
    guard bytes.count <= Self.mostBytes else {
      throw NodeFailure(code: "mail_too_large", message: "The message has more than \(Self.mostBytes) bytes.")
    }
    var delivery = MailDelivery(
      host: account.host, port: account.port, security: account.security, username: account.username,
      password: account.password, sender: message.from.address, recipients: message.to.map(\.address),
      greeting: message.from.domain, message: bytes)
    delivery.egress = effects.egress
    do throws(MailError) {
      try await effects.http.deliver(delivery)
    } catch {
      throw account.scrubber.scrub(Self.failure(error, effects))
    }
    return .main(["message_id": .string(message.id)])
  }

  private static func message(
    _ properties: JSONObject, _ account: SMTPAccount, _ key: String, _ date: Timestamp
  ) throws(NodeFailure) -> MailMessage {
    let subject = (properties["subject"] ?? "").asText
    guard !MailHeader.hasControl(subject) else {
      throw NodeFailure(code: "mail_invalid", message: "The subject has a line break or another control character.")
    }
    guard let to = MailAddress.list(properties["to"] ?? .null), to.count <= mostRecipients else {
      throw NodeFailure(
        code: "mail_invalid", message: "\"to\" must be 1 to \(mostRecipients) mail addresses, such as ada@example.com.")
    }
    guard let from = MailAddress(properties["from"]?.asText ?? account.sender ?? "") else {
      throw NodeFailure(
        code: "mail_invalid", message: "The message needs \"from\", an address such as support@example.com.")
    }
    func body(_ name: String) -> String? { properties[name].flatMap { $0.isNull ? nil : $0.asText } }
    return MailMessage(
      from: from, to: to, subject: subject, text: body("text"), html: body("html"), key: key, date: date)
  }

  /// What a server refused was not sent; where the outcome is unknown, only an effect that may happen twice is tried
  /// again.
  private static func failure(_ error: MailError, _ effects: NodeEffects) -> NodeFailure {
    let isInDoubt = error.isUnknown && effects.isAtMostOnce
    return NodeFailure(
      code: "mail_\(error.code.rawValue)", message: error.message, isRetryable: error.isRetryable && !isInDoubt,
      isInDoubt: isInDoubt)
  }
}
