/// What a node emitted: a value at each port that fired. A port that is not here is dead.
package struct NodeOutputs: Sendable, Hashable {
  package struct Emission: Sendable, Hashable {
    package let port: String
    package let value: JSON

    package init(port: String, value: JSON) {
      self.port = port
      self.value = value
    }
  }

  package let emissions: [Emission]

  package init(_ emissions: [Emission]) { self.emissions = emissions }

  package static func main(_ value: JSON) -> NodeOutputs { port("main", value) }

  package static func port(_ port: String, _ value: JSON) -> NodeOutputs {
    NodeOutputs([Emission(port: port, value: value)])
  }

  package subscript(port: String) -> JSON? { emissions.first { $0.port == port }?.value }

  /// What `$nodes.<id>` and the node's state show: what `main` emitted, else what the first port that fired did.
  package var principal: JSON { self["main"] ?? emissions.first?.value ?? .null }
}

extension NodeOutputs {
  /// As the journal keeps it: `{port: value}`.
  package var json: JSON {
    var object = JSONObject(minimumCapacity: emissions.count)
    for emission in emissions { object[emission.port] = emission.value }
    return .object(object)
  }

  package init?(json: JSON) {
    guard let object = json.objectValue else { return nil }
    self.init(object.map { Emission(port: $0.key, value: $0.value) })
  }
}
