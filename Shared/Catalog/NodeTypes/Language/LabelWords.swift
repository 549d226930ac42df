/// What words speak for a label: its own, and those of the usual subjects that a label of that name means.
enum LabelWords {
  static func weights(of labels: [String], in text: String) -> [Double] {
    let terms = PlainText.terms(text)
    return labels.map { label in
      let own = Set(PlainText.terms(label.replacing("_", with: " ")))
      let kin = own.reduce(into: Set<String>()) { words, word in words.formUnion(Self.related(to: word)) }
      return terms.reduce(0) { $0 + (own.contains($1) ? 3 : kin.contains($1) ? 1 : 0) }
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
    (["hr", "personal"], ["vacation", "salary", "leave", "sick", "contract", "holiday", "employee"]),
  ]
}
