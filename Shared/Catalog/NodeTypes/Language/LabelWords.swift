/// What words speak for a label: its own, and those of the usual subjects that a label of that name means.
enum LabelWords {
  /// Of a word of the label itself; one that is only of its subject has 1.
  static let weightOfOwn = 3.0

  /// The label with the words of its subject: what it means is plainer of several words than of one.
  static func description(of label: String) -> String {
    let label = label.replacing("_", with: " ")
    let related = PlainText.terms(label).flatMap { term in subjects.first { $0.names.contains(term) }?.words ?? [] }
    return ([label] + related).joined(separator: " ")
  }

  /// Whether it is for what fits no other.
  static func isForTheRest(_ label: String) -> Bool {
    let words = PlainText.words(label.replacing("_", with: " "))
    return !words.isEmpty && words.allSatisfy { rest.contains($0) }
  }

  private static let rest: Set<String> = [
    "other", "others", "none", "misc", "miscellaneous", "unknown", "general", "rest", "else", "anything", "everything",
    "unclear", "uncategorized", "default", "of", "the", "these", "them", "above", "not", "applicable", "sonstiges",
    "autre",
    "otro", "altro",
  ]

  static func weights(of labels: [String], in text: String) -> [Double] {
    let terms = PlainText.terms(text)
    return labels.map { label in
      let own = Set(PlainText.terms(label.replacing("_", with: " ")))
      let kin = own.reduce(into: Set<String>()) { words, word in words.formUnion(Self.related(to: word)) }
      return terms.reduce(0) { $0 + (own.contains($1) ? weightOfOwn : kin.contains($1) ? 1 : 0) }
    }
  }

  private static func related(to word: String) -> Set<String> {
    subjects.first { $0.names.contains(word) }.map { Set($0.words.flatMap { PlainText.terms($0) }) } ?? []
  }

  private static let subjects: [(names: Set<String>, words: [String])] = [
    (
      ["bill", "billing", "payment", "invoice", "finance"],
      [
        "invoice", "charge", "charges", "charged", "payment", "pay", "paid", "refund", "price", "credit", "card",
        "subscription", "bill",
      ]
    ),
    (
      ["technical", "tech", "bug", "support", "error"],
      [
        "error", "crash", "bug", "broken", "login", "install", "update", "server", "fail", "page", "app", "password",
        "load",
      ]
    ),
    (
      ["sales", "sale", "lead", "order"],
      ["buy", "quote", "demo", "pricing", "purchase", "order", "plan", "upgrade", "offer", "discount"]
    ),
    (
      ["shipping", "delivery", "shipp"],
      ["parcel", "package", "delivery", "shipped", "tracking", "arrive", "late", "address"]
    ),
    (
      ["urgent", "high", "critical"],
      ["urgent", "asap", "immediately", "down", "outage", "critical", "emergency", "now"]
    ),
    (["spam", "junk"], ["free", "winner", "prize", "click", "lottery", "offer", "casino", "crypto"]),
    (["complaint", "negative"], ["angry", "disappointed", "terrible", "complain", "unacceptable", "refund", "worst"]),
    (["praise", "positive", "feedback"], ["great", "love", "thanks", "excellent", "happy", "recommend"]),
    (["question", "inquiry"], ["how", "can", "where", "when", "question", "wonder", "possible"]),
    (["feature", "request", "idea"], ["feature", "wish", "add", "could", "suggest", "idea", "support", "option"]),
    (
      ["hr", "personal", "personnel", "staff", "human"],
      ["vacation", "salary", "payroll", "leave", "sick", "ill", "contract", "holiday", "employee", "job"]
    ),
    (
      ["account", "login", "access", "profile", "user"],
      ["account", "login", "password", "username", "profile", "sign", "register", "email"]
    ),
    (
      ["normal", "low", "minor", "routine"],
      ["small", "minor", "little", "whenever", "someday", "curious", "question"]
    ),
  ]
}
