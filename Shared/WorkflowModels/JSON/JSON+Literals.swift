/// Swift literals as JSON, so that code and tests read like the documents they stand for.
///
/// Mind `nil`: where a `JSON?` is wanted it is the absent value, but in `condition ? nil : value` and `value ?? nil` it
/// is a JSON null. Write `Optional<JSON>.none` or `JSON.null` wherever that could be asked.
extension JSON: ExpressibleByNilLiteral, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByFloatLiteral, ExpressibleByStringInterpolation, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  package init(nilLiteral: ()) { self = .null }
  package init(booleanLiteral value: Bool) { self = .bool(value) }
  package init(integerLiteral value: Int) { self = .int(value) }
  package init(floatLiteral value: Double) { self = .double(value) }
  package init(stringLiteral value: String) { self = .string(value) }
  package init(arrayLiteral elements: JSON...) { self = .array(elements) }

  package init(dictionaryLiteral elements: (String, JSON)...) {
    var object = JSONObject(minimumCapacity: elements.count)
    for (key, value) in elements { object[key] = value }
    self = .object(object)
  }
}

extension JSON {
  /// A number as people write it: whole values as integers, the rest as doubles.
  package static func number(_ value: Double) -> JSON {
    Int(exactly: value).map(JSON.int) ?? .double(value)
  }
}
