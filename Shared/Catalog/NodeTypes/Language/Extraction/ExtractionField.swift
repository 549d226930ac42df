internal import WorkflowModels

/// One thing to find, as its place in the schema describes it.
struct ExtractionField: Sendable {
  enum Form: Sendable, Hashable { case text, email, url, phone, date, moment, number, integer, boolean, code, currency }

  let form: Form
  /// What it may be called in a text, each as words.
  let names: [[String]]
  let choices: [JSON]

  init(_ name: String, _ schema: JSON) {
    let words = TextLabels.words(name)
    var names = [words]
    for alias in [schema["title"]?.stringValue, schema["description"]?.stringValue].compactMap(\.self)
    where alias.utf8.count <= 60 {
      names.append(TextLabels.words(alias))
    }
    self.names = names.filter { !$0.isEmpty && $0.count <= 5 }
    choices = Array((schema["enum"]?.arrayValue ?? schema["const"].map { [$0] } ?? []).prefix(100))
    let types =
      schema["type"]?.arrayValue?.compactMap(\.stringValue) ?? [schema["type"]?.stringValue].compactMap(\.self)
    form = Self.form(
      types.first { $0 != "null" } ?? "string", schema["format"]?.stringValue, Set(names.joined()), words)
  }

  private static func form(_ type: String, _ format: String?, _ all: Set<String>, _ words: [String]) -> Form {
    switch type {
    case "number": return .number
    case "integer": return .integer
    case "boolean": return .boolean
    default: break
    }
    switch format {
    case "email": return .email
    case "uri", "url": return .url
    case "phone": return .phone
    case "date": return .date
    case "date-time": return .moment
    default: break
    }
    if all.contains("email") { return .email }
    if all.contains("url") { return .url }
    if !all.isDisjoint(with: ["phone", "fax"]) { return .phone }
    if !all.isDisjoint(with: ["date", "deadline", "birthday", "day"]) { return .date }
    if all.contains("currency") { return .currency }
    return words.last.map { codes.contains($0) } ?? false ? .code : .text
  }

  private static let codes: Set<String> = ["id", "number", "code", "reference", "ref", "sku"]

  var isNumeric: Bool { form == .number || form == .integer }
  var isMoney: Bool { names.contains { !Self.money.isDisjoint(with: $0) } }
  var isPersonName: Bool { names.first?.last == "name" }

  private static let money: Set<String> = [
    "amount", "price", "total", "cost", "sum", "fee", "budget", "salary", "payment", "revenue", "balance", "paid",
    "refund",
  ]

  /// How well a label names it: 0 is not at all.
  func fit(_ label: TextLabels.Label) -> Int {
    names.reduce(0) { max($0, Self.fit(label.words, $1, label.isSentence)) }
  }

  private static func fit(_ label: [String], _ name: [String], _ isSentence: Bool) -> Int {
    if label == name || !isSentence && Set(label) == Set(name) { return 4 }
    if label.count > name.count, label.suffix(name.count) == name[...] { return 3 }
    if isSentence { return label.last == name.last && name.count > 1 && label.count == 1 ? 1 : 0 }
    if Set(label).isSuperset(of: name), label.count <= name.count + 2 { return 2 }
    if name.count > label.count, Set(name).isSuperset(of: label) { return label.last == name.last ? 2 : 1 }
    return 0
  }
}
