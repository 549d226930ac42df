/// Where an encoder puts fields: a tree of values or a text. One encoder for both keeps them from drifting apart.
package protocol DocumentSink: ~Copyable {
  mutating func field(_ key: String, _ value: String)
  mutating func field(_ key: String, _ value: Int)
  mutating func field(_ key: String, _ value: Bool)
  mutating func field(_ key: String, _ value: JSONObject)
  /// Adds all fields of an object to the one being written.
  mutating func fields(_ object: JSONObject)
  /// A field that holds an object whose fields `body` gives.
  mutating func nested(_ key: String, _ body: (inout Self) -> Void)
  /// A field that holds an array of objects.
  mutating func list<Item>(_ key: String, _ items: [Item], _ body: (Item, inout Self) -> Void)
  mutating func field(double key: String, _ value: Double)
  mutating func null(_ key: String)
}

extension DocumentSink where Self: ~Copyable {
  /// A number of seconds or pixels: written `30`, not `30.0`, where it is whole.
  mutating func field(_ key: String, _ value: Double) {
    if let whole = Int(exactly: value) { field(key, whole) } else { field(double: key, value) }
  }

  package mutating func field(_ key: String, _ value: String?) {
    if let value { field(key, value) } else { null(key) }
  }
}

/// Builds a value.
package struct JSONTreeSink: DocumentSink {
  package private(set) var object: JSONObject

  package init(minimumCapacity: Int = 0) { object = JSONObject(minimumCapacity: minimumCapacity) }

  package mutating func field(_ key: String, _ value: String) { object[key] = .string(value) }
  package mutating func field(_ key: String, _ value: Int) { object[key] = .int(value) }
  package mutating func field(double key: String, _ value: Double) { object[key] = .double(value) }
  package mutating func field(_ key: String, _ value: Bool) { object[key] = .bool(value) }
  package mutating func field(_ key: String, _ value: JSONObject) { object[key] = .object(value) }

  package mutating func null(_ key: String) { object[key] = .null }

  package mutating func fields(_ more: JSONObject) {
    for entry in more { object[entry.key] = entry.value }
  }

  package mutating func nested(_ key: String, _ body: (inout JSONTreeSink) -> Void) {
    var inner = JSONTreeSink()
    body(&inner)
    object[key] = .object(inner.object)
  }

  package mutating func list<Item>(_ key: String, _ items: [Item], _ body: (Item, inout JSONTreeSink) -> Void) {
    object[key] = .array(
      items.map { item in
        var inner = JSONTreeSink()
        body(item, &inner)
        return .object(inner.object)
      })
  }
}

extension JSONWriter: DocumentSink {
  package mutating func field(_ key: String, _ value: String) {
    self.key(key)
    string(value)
  }

  package mutating func field(_ key: String, _ value: Int) {
    self.key(key)
    int(value)
  }

  package mutating func field(double key: String, _ value: Double) {
    self.key(key)
    double(value)
  }

  package mutating func field(_ key: String, _ value: Bool) {
    self.key(key)
    bool(value)
  }

  package mutating func field(_ key: String, _ value: JSONObject) {
    self.key(key)
    write(object: value)
  }

  package mutating func null(_ key: String) {
    self.key(key)
    null()
  }

  package mutating func fields(_ object: JSONObject) {
    for entry in object.entries {
      key(entry.key)
      write(entry.value)
    }
  }

  package mutating func nested(_ key: String, _ body: (inout JSONWriter) -> Void) {
    self.key(key)
    beginObject()
    body(&self)
    endObject()
  }

  package mutating func list<Item>(_ key: String, _ items: [Item], _ body: (Item, inout JSONWriter) -> Void) {
    self.key(key)
    beginArray()
    for item in items {
      beginObject()
      body(item, &self)
      endObject()
    }
    endArray()
  }
}
