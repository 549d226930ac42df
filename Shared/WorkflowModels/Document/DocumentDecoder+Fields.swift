/// Reading one field: nil when it is absent, or wrong and reported.
extension DocumentDecoder {
  /// Reports the field as missing unless it is there; what is wrong with it otherwise, `read` reports.
  mutating func required<Value>(
    _ reader: inout FieldReader, _ key: String, _ read: (inout DocumentDecoder, inout FieldReader) -> Value?
  ) -> Value? {
    if let value = read(&self, &reader) { return value }
    if !reader.has(key) { missing(key, at: reader.place) }
    return nil
  }

  mutating func string(_ reader: inout FieldReader, _ key: String) -> String? {
    guard let value = reader.take(key) else { return nil }
    if case .string(let string) = value { return string }
    wrongType(value, key, at: reader.place, expected: "a string")
    return nil
  }

  mutating func bool(_ reader: inout FieldReader, _ key: String) -> Bool? {
    guard let value = reader.take(key) else { return nil }
    if case .bool(let bool) = value { return bool }
    wrongType(value, key, at: reader.place, expected: "true or false")
    return nil
  }

  mutating func object(_ reader: inout FieldReader, _ key: String) -> JSONObject? {
    guard let value = reader.take(key) else { return nil }
    if case .object(let object) = value { return object }
    wrongType(value, key, at: reader.place, expected: "an object")
    return nil
  }

  mutating func array(_ reader: inout FieldReader, _ key: String) -> [JSON]? {
    guard let value = reader.take(key) else { return nil }
    if case .array(let values) = value { return values }
    wrongType(value, key, at: reader.place, expected: "an array")
    return nil
  }

  mutating func integer(_ reader: inout FieldReader, _ key: String, atLeast minimum: Int) -> Int? {
    guard let value = reader.take(key) else { return nil }
    guard let integer = value.intValue else {
      if value.isNumber {
        invalid(key, at: reader.place, "must be a whole number, but is \(value.text())")
      } else {
        wrongType(value, key, at: reader.place, expected: "a whole number")
      }
      return nil
    }
    guard integer >= minimum else {
      invalid(key, at: reader.place, "must be at least \(minimum), but is \(integer)")
      return nil
    }
    return integer
  }

  mutating func number(
    _ reader: inout FieldReader, _ key: String, in range: ClosedRange<Double>
  ) -> Double? {
    guard let value = reader.take(key) else { return nil }
    guard value.isNumber else {
      wrongType(value, key, at: reader.place, expected: "a number")
      return nil
    }
    guard let number = value.doubleValue, range.contains(number) else {
      let bounds = "\(JSON.number(range.lowerBound)) and \(JSON.number(range.upperBound))"
      invalid(key, at: reader.place, "must lie between \(bounds), but is \(value.text())")
      return nil
    }
    return number
  }

  /// A length of time in seconds that is more than none.
  mutating func seconds(_ reader: inout FieldReader, _ key: String) -> Double? {
    guard let seconds = number(&reader, key, in: 0...Self.maximumSeconds) else { return nil }
    guard seconds > 0 else {
      invalid(key, at: reader.place, "must be more than 0 seconds")
      return nil
    }
    return seconds
  }

  /// One of a few words.
  mutating func choice<Choice: CaseIterable & RawRepresentable<String>>(
    _ reader: inout FieldReader, _ key: String, as type: Choice.Type
  ) -> Choice? {
    guard let word = string(&reader, key) else { return nil }
    if let choice = Choice(rawValue: word) { return choice }
    let words = Choice.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", ")
    invalid(key, at: reader.place, "is \"\(word)\", which means nothing here", hint: "Use one of \(words).")
    return nil
  }

  mutating func identifier<ID: Identifier>(_ reader: inout FieldReader, _ key: String, form: String) -> ID? {
    guard let text = string(&reader, key) else { return nil }
    if let id = ID(validating: text) { return id }
    invalid(key, at: reader.place, "is no valid id", hint: "An id here is \(form).")
    return nil
  }
}
