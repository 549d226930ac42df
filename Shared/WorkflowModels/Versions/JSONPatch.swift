/// A list of changes to a JSON value (RFC 6902), applied one after the other.
package struct JSONPatch: Sendable, Hashable {
  package enum Operation: Sendable, Hashable {
    case add(JSONPointer, JSON)
    case remove(JSONPointer)
    case replace(JSONPointer, JSON)
    case move(from: JSONPointer, to: JSONPointer)
  }

  package var operations: [Operation]

  package init(_ operations: [Operation] = []) { self.operations = operations }

  /// As `application/json-patch+json`.
  package var json: JSON {
    .array(
      operations.map { operation in
        switch operation {
        case .add(let path, let value): ["op": "add", "path": .string(path.text), "value": value]
        case .remove(let path): ["op": "remove", "path": .string(path.text)]
        case .replace(let path, let value): ["op": "replace", "path": .string(path.text), "value": value]
        case .move(let from, let path): ["op": "move", "from": .string(from.text), "path": .string(path.text)]
        }
      })
  }

  /// The value with all changes made; nil when one of them does not fit it.
  package func applied(to value: JSON) -> JSON? {
    var value = value
    for operation in operations {
      let fits =
        switch operation {
        case .add(let path, let new):
          value.edit(path.tokens[...]) {
            $0.insert(new, at: $1)
          } whole: {
            $0 = new
          }
        case .remove(let path):
          value.edit(path.tokens[...]) {
            $0.take($1) != nil
          } whole: {
            $0 = .null
          }
        case .replace(let path, let new):
          value.edit(path.tokens[...]) {
            $0.put(new, at: $1)
          } whole: {
            $0 = new
          }
        case .move(let from, let path): value.move(from, to: path)
        }
      guard fits else { return nil }
    }
    return value
  }
}

extension JSON {
  fileprivate mutating func move(_ from: JSONPointer, to path: JSONPointer) -> Bool {
    var taken: JSON?
    let wasThere = edit(from.tokens[...]) { parent, name in
      taken = parent.take(name)
      return taken != nil
    } whole: { _ in
    }
    guard wasThere, let taken else { return false }
    return edit(path.tokens[...]) {
      $0.insert(taken, at: $1)
    } whole: {
      $0 = taken
    }
  }

  /// Goes to the parent of the place and edits it there. The depth is that of the pointer, which our own patches bound.
  fileprivate mutating func edit(
    _ path: ArraySlice<String>, _ change: (inout JSON, String) -> Bool, whole: (inout JSON) -> Void
  ) -> Bool {
    guard let name = path.first else {
      whole(&self)
      return true
    }
    if path.count == 1 { return change(&self, name) }
    switch self {
    case .object(var object):
      guard var child = object[name], child.edit(path.dropFirst(), change, whole: whole) else { return false }
      object[name] = child
      self = .object(object)
      return true
    case .array(var values):
      guard let index = Int(name), values.indices.contains(index),
        values[index].edit(path.dropFirst(), change, whole: whole)
      else { return false }
      self = .array(values)
      return true
    default: return false
    }
  }

  fileprivate mutating func insert(_ value: JSON, at name: String) -> Bool {
    switch self {
    case .object(var object):
      object[name] = value
      self = .object(object)
      return true
    case .array(var values):
      guard let index = name == "-" ? values.count : Int(name), (0...values.count).contains(index) else {
        return false
      }
      values.insert(value, at: index)
      self = .array(values)
      return true
    default: return false
    }
  }

  /// In the place of what is there.
  fileprivate mutating func put(_ value: JSON, at name: String) -> Bool {
    switch self {
    case .object(let object) where object[name] != nil: return insert(value, at: name)
    case .array: return take(name) != nil && insert(value, at: name)
    default: return false
    }
  }

  fileprivate mutating func take(_ name: String) -> JSON? {
    switch self {
    case .object(var object):
      guard let value = object.removeValue(forKey: name) else { return nil }
      self = .object(object)
      return value
    case .array(var values):
      guard let index = Int(name), values.indices.contains(index) else { return nil }
      let value = values.remove(at: index)
      self = .array(values)
      return value
    default: return nil
    }
  }
}
