/// Takes the fields that the engine knows out of one object of a document, and keeps count, so that what is left
/// over need only be looked for when there is something.
struct FieldReader {
  let object: JSONObject
  let place: DocumentPlace
  private var known: [String] = []
  private var found = 0

  init(_ object: JSONObject, at place: DocumentPlace) {
    self.object = object
    self.place = place
  }

  /// The field's value; nil when it is absent or null.
  mutating func take(_ key: String) -> JSON? {
    guard let value = object[key] else { return nil }
    found += 1
    known.append(key)
    return value.isNull ? nil : value
  }

  /// The fields that were never asked for.
  func rest() -> JSONObject {
    found == object.count ? JSONObject() : object.filter { entry in !known.contains { $0.hasSameBytes(as: entry.key) } }
  }
}
