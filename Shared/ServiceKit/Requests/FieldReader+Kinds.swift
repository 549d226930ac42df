internal import HTTP
package import WorkflowModels

/// The kinds of fields. Each comes as required (a placeholder on failure) and optional (nil when absent).
extension FieldReader {
  package mutating func optionalText(_ field: String, limit: Int = 10_000) -> String? {
    guard let value = present(field) else { return nil }
    guard case .string(let text) = value else {
      wrong(field, value, "a string")
      return nil
    }
    guard text.utf8.count <= limit else {
      fail(field, "`\(field)` must have at most \(limit) bytes; it has \(text.utf8.count).")
      return nil
    }
    // PostgreSQL's text has no null character; nobody sends one in good faith.
    guard !text.utf8.contains(0) else {
      fail(field, "`\(field)` must not contain a null character.")
      return nil
    }
    return text
  }

  /// A text that must be there and say something.
  package mutating func text(_ field: String, limit: Int = 10_000) -> String {
    guard present(field) != nil else {
      missing(field, "a string")
      return ""
    }
    guard let text = optionalText(field, limit: limit) else { return "" }
    if text.utf8.allSatisfy({ $0 <= 0x20 }) { fail(field, "`\(field)` must not be empty.") }
    return text
  }

  package mutating func optionalInt(_ field: String, in range: ClosedRange<Int> = .min ... .max) -> Int? {
    guard let value = present(field) else { return nil }
    let number = isQuery ? value.stringValue.flatMap { Int($0) } : value.intValue
    guard let number else {
      wrong(field, value, "a whole number")
      return nil
    }
    guard range.contains(number) else {
      fail(field, "`\(field)` must be \(Self.words(range)); it is \(number).")
      return nil
    }
    return number
  }

  package mutating func int(_ field: String, in range: ClosedRange<Int> = .min ... .max, default value: Int) -> Int {
    optionalInt(field, in: range) ?? value
  }

  package mutating func optionalNumber(_ field: String, in range: ClosedRange<Double>) -> Double? {
    guard let value = present(field) else { return nil }
    let number = isQuery ? value.stringValue.flatMap { Double($0) } : value.doubleValue
    guard value.isNumber || number.map({ !$0.isNaN }) == true else {
      wrong(field, value, "a number")
      return nil
    }
    // A number that no `Double` holds lies outside every range.
    guard let number, range.contains(number) else {
      let found = value.isNumber ? String(value.text().prefix(40)) : "\(value.stringValue?.prefix(40) ?? "")"
      fail(field, "`\(field)` must be from \(range.lowerBound) to \(range.upperBound); it is \(found).")
      return nil
    }
    return number
  }

  package mutating func number(_ field: String, in range: ClosedRange<Double>, default value: Double) -> Double {
    optionalNumber(field, in: range) ?? value
  }

  package mutating func optionalBool(_ field: String) -> Bool? {
    guard let value = present(field) else { return nil }
    let flag = isQuery ? value.stringValue.flatMap(Self.flag) : value.boolValue
    if flag == nil { wrong(field, value, "true or false") }
    return flag
  }

  package mutating func bool(_ field: String, default value: Bool) -> Bool { optionalBool(field) ?? value }

  package mutating func optionalObject(_ field: String) -> JSONObject? {
    guard let value = present(field) else { return nil }
    if value.objectValue == nil { wrong(field, value, "an object") }
    return value.objectValue
  }

  package mutating func object(_ field: String) -> JSONObject {
    if present(field) == nil { missing(field, "an object") }
    return optionalObject(field) ?? [:]
  }

  package mutating func optionalList(_ field: String) -> [JSON]? {
    guard let value = present(field) else { return nil }
    if value.arrayValue == nil { wrong(field, value, "an array") }
    return value.arrayValue
  }

  package mutating func list(_ field: String) -> [JSON] {
    if present(field) == nil { missing(field, "an array") }
    return optionalList(field) ?? []
  }

  /// An array of strings.
  package mutating func optionalTexts(_ field: String) -> [String]? {
    guard let values = optionalList(field) else { return nil }
    let texts = values.compactMap(\.stringValue)
    guard texts.count == values.count else {
      fail(field, "`\(field)` must be an array of strings.")
      return nil
    }
    return texts
  }

  /// Any JSON; nil when absent, null when null was sent.
  package func value(_ field: String) -> JSON? { object[field] }

  package mutating func optionalTimestamp(_ field: String) -> Timestamp? {
    guard let value = present(field) else { return nil }
    let time = value.stringValue.flatMap { Timestamp(rfc3339: $0) }
    if time == nil {
      fail(field, "`\(field)` must be a time such as 2026-01-31T09:00:00Z.")
    }
    return time
  }

  package mutating func optionalID<ID: Identifier>(_ field: String, as type: ID.Type) -> ID? {
    guard let text = optionalText(field) else { return nil }
    let id = ID(validating: text)
    if id == nil { malformed(field, text, ID.self) }
    return id
  }

  package mutating func id<ID: Identifier>(_ field: String, as type: ID.Type) -> ID {
    if present(field) == nil { missing(field, "an id") }
    return optionalID(field, as: type) ?? ID(rawValue: "")
  }

  /// One of a few words; `default` when absent.
  package mutating func choice<Choice: RawRepresentable & CaseIterable>(
    _ field: String, default value: Choice
  ) -> Choice where Choice.RawValue == String {
    guard let text = optionalText(field) else { return value }
    if let choice = Choice(rawValue: text) { return choice }
    let words = Choice.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", ")
    fail(field, "`\(field)` must be one of \(words); it is `\(text.prefix(80))`.")
    return value
  }

  /// Who asks: the body's `user_id`, else the query's. Its absence is named like that of any other field.
  package mutating func userID() -> UserID {
    if present("user_id") != nil { return id("user_id", as: UserID.self) }
    if let text = query["user_id"], !text.isEmpty {
      if let id = UserID(validating: text) { return id }
      malformed("user_id", text, UserID.self)
    } else {
      fail(
        "user_id", "`user_id` is missing; send it \(isQuery ? "in the query" : "in the body or in the query").",
        code: "missing_field")
    }
    return UserID(rawValue: "")
  }

  private mutating func malformed<ID: Identifier>(_ field: String, _ text: String, _ type: ID.Type) {
    let found =
      text.isEmpty ? "empty" : text.utf8.count > 256 ? "\(text.utf8.count) bytes long" : "`\(text.prefix(80))`"
    fail(field, "`\(field)` must be \(ID.form); it is \(found).")
  }

  private static func flag(_ text: String) -> Bool? {
    switch text.lowercased() {
    case "true", "1", "yes": true
    case "false", "0", "no": false
    default: nil
    }
  }

  private static func words(_ range: ClosedRange<Int>) -> String {
    if range.upperBound == .max { return "at least \(range.lowerBound)" }
    if range.lowerBound == .min { return "at most \(range.upperBound)" }
    return "from \(range.lowerBound) to \(range.upperBound)"
  }
}
