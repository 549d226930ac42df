/// What is commonly known of a kind of record ("ticket", "registration"): its fields, what makes one important. The
/// planner falls back on this where a prompt names a thing and a wish but no details.
struct RecordKind: Sendable, Hashable {
  struct Field: Sendable, Hashable {
    let name: String
    /// What stands in for an absent value, as jq.
    let fallback: String
  }

  let noun: String
  let fields: [Field]
  let important: Condition
  /// What the important ones are called.
  let label: String
  /// Such records come one at a time.
  var isSingle = false

  static func named(_ phrase: String) -> RecordKind {
    let words = phrase.split(separator: " ").map { Words.singular(String($0)) }
    for word in words.reversed() {
      if let name = synonyms[word] ?? (table[word] != nil ? word : nil), let kind = table[name] { return kind }
    }
    return RecordKind(
      noun: words.last ?? "item",
      fields: [Field("name", "\"\""), Field("status", "\"new\""), Field("priority", "\"normal\"")],
      important: .compare(FieldPath(["priority"]), .equals, .string("high")), label: "important")
  }

  static func isKnown(_ word: String) -> Bool {
    let single = Words.singular(word)
    return table[single] != nil || synonyms[single] != nil
  }

  private static let synonyms = [
    "issue": "ticket", "case": "ticket", "complaint": "ticket", "inquiry": "ticket", "mail": "email",
    "message": "email",
    "tweet": "mention", "post": "mention", "signup": "registration", "user": "registration",
    "subscriber": "registration",
    "member": "registration", "purchase": "order", "sale": "order", "prospect": "lead", "bill": "invoice",
    "comment": "review", "feedback": "review", "rating": "review", "alarm": "event", "incident": "event",
    "transaction": "payment", "registrant": "registration", "survey": "review",
  ]

  private static let urgent: Condition = .any([
    .compare(FieldPath(["priority"]), .equals, .string("high")),
    .compare(FieldPath(["priority"]), .equals, .string("urgent")),
  ])

  private static let table: [String: RecordKind] = [
    "ticket": RecordKind(
      noun: "ticket",
      fields: [
        Field("subject", "\"(no subject)\""), Field("customer", "\"unknown\""),
        Field("priority", "\"normal\""), Field("status", "\"open\""),
      ], important: urgent, label: "urgent"),
    "email": RecordKind(
      noun: "email",
      fields: [Field("from", "\"customer\""), Field("subject", "\"your message\""), Field("text", "\"\"")],
      important: .any([
        .compare(FieldPath(["subject"]), .contains, .string("urgent")),
        .compare(FieldPath(["text"]), .contains, .string("urgent")),
      ]), label: "urgent", isSingle: true),
    "mention": RecordKind(
      noun: "mention",
      fields: [
        Field("source", "\"unknown\""), Field("author", "\"unknown\""), Field("text", "\"\""),
        Field("sentiment", "\"neutral\""),
      ], important: .compare(FieldPath(["sentiment"]), .equals, .string("negative")), label: "negative"),
    "registration": RecordKind(
      noun: "registration",
      fields: [Field("name", "\"new user\""), Field("email", "\"\""), Field("plan", "\"free\"")],
      important: .compare(FieldPath(["email"]), .contains, .string("@")), label: "valid", isSingle: true),
    "order": RecordKind(
      noun: "order",
      fields: [Field("customer", "\"unknown\""), Field("amount", "0"), Field("status", "\"new\"")],
      important: .compare(FieldPath(["amount"]), .greaterOrEqual, .number(1000)), label: "large"),
    "lead": RecordKind(
      noun: "lead",
      fields: [Field("name", "\"\""), Field("email", "\"\""), Field("company", "\"\""), Field("score", "0")],
      important: .compare(FieldPath(["score"]), .greaterOrEqual, .number(70)), label: "hot"),
    "invoice": RecordKind(
      noun: "invoice",
      fields: [
        Field("number", "\"\""), Field("customer", "\"unknown\""), Field("amount", "0"), Field("status", "\"open\""),
      ],
      important: .compare(FieldPath(["status"]), .equals, .string("overdue")), label: "overdue"),
    "payment": RecordKind(
      noun: "payment", fields: [Field("amount", "0"), Field("status", "\"pending\"")],
      important: .compare(FieldPath(["status"]), .equals, .string("failed")), label: "failed"),
    "review": RecordKind(
      noun: "review", fields: [Field("author", "\"unknown\""), Field("text", "\"\""), Field("rating", "3")],
      important: .compare(FieldPath(["rating"]), .lessOrEqual, .number(2)), label: "critical"),
    "event": RecordKind(
      noun: "event", fields: [Field("name", "\"event\""), Field("severity", "\"info\""), Field("text", "\"\"")],
      important: .compare(FieldPath(["severity"]), .equals, .string("critical")), label: "critical"),
    "application": RecordKind(
      noun: "application", fields: [Field("name", "\"\""), Field("email", "\"\""), Field("status", "\"new\"")],
      important: .compare(FieldPath(["email"]), .contains, .string("@")), label: "complete", isSingle: true),
  ]
}

extension RecordKind.Field {
  fileprivate init(_ name: String, _ fallback: String) {
    self.name = name
    self.fallback = fallback
  }
}
