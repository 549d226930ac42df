internal import WorkflowModels

/// Fills a schema from a text without a model: what is labelled first, then what has a form of its own and stands beside
/// the right word. It takes nothing that it would have to guess.
struct PatternExtractor {
  private let text: TextFacts
  private let labels: TextLabels
  /// Facts that a field has.
  private var taken: Set<Int> = []
  /// All words, found once.
  private let words: String
  /// What stands before and after each fact on its line.
  private let contexts: [(before: [String], after: [String])]
  private static let mostItems = 1_000
  private static let deepest = 8

  init(_ text: String) {
    let facts = TextFacts(text)
    self.text = facts
    labels = TextLabels(facts)
    words = Self.joinedWords(facts.text(0..<facts.bytes.count))
    contexts = facts.facts.map { fact in
      (
        TextLabels.words(facts.text(Self.line(before: fact.range.lowerBound, facts))).suffix(4),
        Array(TextLabels.words(facts.text(Self.line(after: fact.range.upperBound, facts))).prefix(2))
      )
    }
  }

  mutating func extract(_ schema: ExtractionSchema) -> JSON {
    object(schema.json, in: 0..<text.bytes.count, depth: 0)
  }

  private mutating func object(_ schema: JSON, in scope: Range<Int>, depth: Int) -> JSON {
    let properties = schema["properties"]?.objectValue ?? [:]
    var values: JSONObject = [:]
    var open: [(name: String, field: ExtractionField)] = []
    for (name, inner) in properties {
      let field = ExtractionField(name, inner)
      values[name] = .null
      if inner["properties"]?.objectValue != nil {
        values[name] = depth < Self.deepest ? object(inner, in: scope, depth: depth + 1) : .null
      } else if inner["items"] != nil || inner["type"] == "array" {
        values[name] = list(field, inner["items"] ?? [:], name, in: scope, depth: depth)
      } else if let value = labelled(field, in: scope) ?? nearby(field, in: scope) {
        values[name] = value
      } else {
        open.append((name, field))
      }
    }
    let numeric = open.filter(\.field.isNumeric)
    for (name, field) in open {
      values[name] = only(field, in: scope, isOnlyNumeric: numeric.count == 1) ?? .null
    }
    return .object(values)
  }

  // MARK: One value

  private mutating func labelled(_ field: ExtractionField, in scope: Range<Int>) -> JSON? {
    var best: (fit: Int, value: JSON, fact: Int?)?
    for label in labels.labels where scope.contains(label.range.lowerBound) {
      let fit = field.fit(label)
      guard fit > best?.fit ?? 0 else { continue }
      if let (value, fact) = value(of: label, for: field) { best = (fit, value, fact) }
    }
    guard let best else { return nil }
    if let fact = best.fact { taken.insert(fact) }
    return best.value
  }

  private func value(of label: TextLabels.Label, for field: ExtractionField) -> (JSON, Int?)? {
    if !field.choices.isEmpty { return choice(field, inWords: Self.joinedWords(label.value)).map { ($0, nil) } }
    switch field.form {
    case .text, .code:
      guard !label.value.isEmpty, !(label.isSentence && label.value.utf8.count > 120) else { return nil }
      let value = field.isPersonName ? label.value.split(separator: "<").first.map(String.init) ?? "" : label.value
      let trimmed = Self.trimmed(value)
      return trimmed.isEmpty ? nil : (.string(String(trimmed.prefix(2_000))), nil)
    case .boolean: return Self.truth(label.value).map { (.bool($0), nil) }
    default:
      for index in facts(in: label.range) {
        if let value = value(of: text.facts[index], for: field) { return (value, index) }
      }
      return nil
    }
  }

  /// A fact beside one of the field's words, or with the right sign.
  private mutating func nearby(_ field: ExtractionField, in scope: Range<Int>) -> JSON? {
    if !field.choices.isEmpty { return choice(field, inWords: words(in: scope)) }
    if field.isPersonName, let name = introduced(in: scope) { return .string(name) }
    if field.form == .currency { return currency(in: scope) }
    var best: (score: Int, fact: Int, value: JSON)?
    for index in facts(in: scope) where !taken.contains(index) {
      let fact = text.facts[index]
      guard let value = value(of: fact, for: field) else { continue }
      let score = nearness(of: index, to: field)
      if score > best?.score ?? 0 { best = (score, index, value) }
    }
    guard let best else { return nil }
    taken.insert(best.fact)
    return best.value
  }

  /// What only one thing in the text can be.
  private mutating func only(_ field: ExtractionField, in scope: Range<Int>, isOnlyNumeric: Bool) -> JSON? {
    guard field.choices.isEmpty, field.form != .code || field.names.isEmpty == false else { return nil }
    let free = facts(in: scope).filter { !taken.contains($0) && value(of: text.facts[$0], for: field) != nil }
    switch field.form {
    case .email, .url, .phone, .date, .moment: break
    case .number, .integer: guard free.count == 1, isOnlyNumeric else { return nil }
    case .code: guard free.count == 1 else { return nil }
    case .text, .boolean, .currency: return nil
    }
    guard let first = free.first else { return nil }
    taken.insert(first)
    return value(of: text.facts[first], for: field)
  }

  private func value(of fact: TextFact, for field: ExtractionField) -> JSON? {
    switch (field.form, fact.kind) {
    case (.email, .email), (.url, .url), (.phone, .phone), (.code, .code), (.number, .number): return fact.value
    case (.date, .date): return (fact.value.stringValue?.prefix(10)).map { .string(String($0)) }
    case (.moment, .date):
      let moment = fact.value.stringValue ?? ""
      return .string(moment.utf8.count > 10 ? moment : moment + "T00:00:00Z")
    case (.integer, .number): return fact.value.intValue.map { .int($0) }
    case (.code, .number), (.code, .phone): return .string(text.text(fact.range))
    default: return nil
    }
  }

  /// A bare number is a code only beside its word.
  private func nearness(of index: Int, to field: ExtractionField) -> Int {
    let (before, after) = contexts[index]
    let fact = text.facts[index]
    var score = 0
    for name in field.names {
      let words = field.form == .code && name.count > 1 ? Array(name.dropLast()) : name
      if before.last.map(words.contains) ?? false {
        score = max(score, 4)
      } else if before.contains(where: words.contains) {
        score = max(score, 3)
      } else if after.contains(where: words.contains) {
        score = max(score, 2)
      }
    }
    if field.isNumeric, fact.isAmount { score += field.isMoney ? 2 : score > 0 ? 0 : -1 }
    return score
  }

  private static func line(before place: Int, _ text: TextFacts) -> Range<Int> {
    var start = place
    while start > 0, place - start < 48, text[start - 1] != 0x0A { start -= 1 }
    return start..<place
  }

  private static func line(after place: Int, _ text: TextFacts) -> Range<Int> {
    var end = place
    while end < text.bytes.count, end - place < 24, text[end] != 0x0A, text[end] != 0x2E { end += 1 }
    return place..<end
  }

  // MARK: Words

  private static func joinedWords(_ text: String) -> String {
    " " + PlainText.words(text).joined(separator: " ") + " "
  }

  private func words(in scope: Range<Int>) -> String {
    scope.count == text.bytes.count ? words : Self.joinedWords(text.text(scope))
  }

  private func choice(_ field: ExtractionField, inWords words: String) -> JSON? {
    var best: (place: String.Index, value: JSON)?
    for choice in field.choices {
      let name = PlainText.words(choice.asText.replacing("_", with: " ")).joined(separator: " ")
      guard !name.isEmpty, let range = words.firstRange(of: " \(name) ") else { continue }
      if best.map({ range.lowerBound < $0.place }) ?? true { best = (range.lowerBound, choice) }
    }
    return best?.value
  }

  /// "I am Ada Lovelace", "This is Ada": the words that begin large.
  private func introduced(in scope: Range<Int>) -> String? {
    for label in labels.labels where label.isSentence && scope.contains(label.range.lowerBound) {
      guard let last = label.words.last, last == "i" || last == "this" else { continue }
      let name = label.value.split(separator: " ").prefix(4).prefix { $0.first?.isUppercase == true }
      if !name.isEmpty { return name.joined(separator: " ") }
    }
    return nil
  }

  private func currency(in scope: Range<Int>) -> JSON? {
    let part = text.text(scope)
    for (sign, code) in [("$", "USD"), ("€", "EUR"), ("£", "GBP"), ("¥", "JPY")] where part.contains(sign) {
      return .string(code)
    }
    let words = Set(PlainText.words(part))
    return ["USD", "EUR", "GBP", "CHF", "JPY"].first { words.contains($0.lowercased()) }.map { .string($0) }
  }

  private static func truth(_ text: String) -> Bool? {
    switch PlainText.words(String(text.prefix(20))).first {
    case "yes", "true", "on", "ja", "oui", "y": true
    case "no", "false", "off", "nein", "non", "n": false
    default: nil
    }
  }

  private static func trimmed(_ text: String) -> Substring {
    var rest = text[...]
    while rest.last?.isWhitespace == true || rest.last == "." { rest.removeLast() }
    while rest.first?.isWhitespace == true { rest.removeFirst() }
    return rest
  }

  // MARK: Lists

  private mutating func list(
    _ field: ExtractionField, _ items: JSON, _ name: String, in scope: Range<Int>, depth: Int
  ) -> JSON {
    if items["properties"]?.objectValue != nil { return records(items, in: scope, depth: depth) }
    let inner = ExtractionField(name, items)
    var found: [JSON] = []
    if !inner.choices.isEmpty {
      let words = words(in: scope)
      found = inner.choices.filter { words.contains(" \(PlainText.words($0.asText).joined(separator: " ")) ") }
    } else if inner.form == .text || inner.form == .code && text.facts.allSatisfy({ $0.kind != .code }) {
      found = texts(field, in: scope)
    } else {
      for index in facts(in: scope) {
        guard let value = value(of: text.facts[index], for: inner), !found.contains(value) else { continue }
        // A bare number is a code only where it is called one.
        if inner.form == .code, text.facts[index].kind != .code { continue }
        found.append(value)
        if found.count == Self.mostItems { break }
      }
    }
    return found.isEmpty ? .null : .array(found)
  }

  private func texts(_ field: ExtractionField, in scope: Range<Int>) -> [JSON] {
    let label = labels.labels.filter { scope.contains($0.range.lowerBound) || $0.range.isEmpty }
      .max { field.fit($0) < field.fit($1) }
    guard let label, field.fit(label) > 0 else { return [] }
    if !label.items.isEmpty { return label.items.map { .string($0) } }
    return label.value.replacing(" and ", with: ",").split { ",;/".contains($0) }
      .map { Self.trimmed(String($0)) }.filter { !$0.isEmpty }.prefix(Self.mostItems).map { .string(String($0)) }
  }

  /// Each bullet with anything in it.
  private mutating func records(_ items: JSON, in scope: Range<Int>, depth: Int) -> JSON {
    guard depth < Self.deepest else { return .null }
    var found: [JSON] = []
    for bullet in labels.bullets.prefix(200) where scope.contains(bullet.range.lowerBound) {
      let record = object(items, in: bullet.range, depth: depth + 1)
      if record.objectValue?.contains(where: { !$0.value.isNull }) ?? false { found.append(record) }
    }
    return found.isEmpty ? .null : .array(found)
  }

  /// Those that begin in the range.
  private func facts(in range: Range<Int>) -> Range<Int> {
    func first(from place: Int) -> Int {
      var (low, high) = (0, text.facts.count)
      while low < high {
        let middle = (low + high) / 2
        if text.facts[middle].range.lowerBound < place { low = middle + 1 } else { high = middle }
      }
      return low
    }
    let start = first(from: range.lowerBound)
    return start..<max(start, first(from: range.upperBound))
  }
}
