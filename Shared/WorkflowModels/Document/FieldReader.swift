/// Takes the fields that the engine knows out of one object of a document, and keeps count, so that what is left
/// over need only be looked for when there is something.
struct FieldReader {
  let object: JSONObject
  let place: DocumentPlace
  /// One bit for each of the first 64 entries, set when it was taken.
  private var taken: UInt64 = 0
  /// Keys of entries beyond those.
  private var takenBeyond: [String] = []
  private var found = 0

  init(_ object: JSONObject, at place: DocumentPlace) {
    self.object = object
    self.place = place
  }

  /// The field's value; nil when it is absent or null.
  mutating func take(_ key: String) -> JSON? {
    guard let place = object.place(of: key) else { return nil }
    found += 1
    if place < 64 { taken |= 1 << UInt64(place) } else { takenBeyond.append(key) }
    let value = object.entries[place].value
    // Not `isNull ? nil : value`: in a conditional `nil` would be the literal of `JSON`, which is a null.
    if value.isNull { return nil }
    return value
  }

  /// Whether the field is there and not null.
  func has(_ key: String) -> Bool {
    object.place(of: key).map { !object.entries[$0].value.isNull } ?? false
  }

  /// The fields that were never asked for.
  func rest() -> JSONObject {
    if found == object.count { return JSONObject() }
    var rest: [JSONObject.Entry] = []
    for (place, entry) in object.entries.enumerated() {
      if place < 64 ? taken & (1 << UInt64(place)) == 0 : !takenBeyond.contains(where: entry.key.hasSameBytes) {
        rest.append(entry)
      }
    }
    return JSONObject(distinct: rest)
  }
}
