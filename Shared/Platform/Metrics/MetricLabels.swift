/// The labels of one series, sorted by name so that the order of writing does not make two series of one.
///
/// Not a `Dictionary`: a repeated key in a literal stops the process. Here the last value wins.
package struct MetricLabels: Sendable, Hashable, ExpressibleByDictionaryLiteral {
  private(set) var pairs: [Pair] = []

  struct Pair: Sendable, Hashable {
    let name: String
    var value: String
  }

  package init() {}

  package init(dictionaryLiteral elements: (String, String)...) {
    for (name, value) in elements { set(MetricName.sanitized(name), to: value) }
  }

  mutating func set(_ name: String, to value: String) {
    if let place = pairs.firstIndex(where: { $0.name >= name }) {
      if pairs[place].name == name {
        pairs[place].value = value
      } else {
        pairs.insert(Pair(name: name, value: value), at: place)
      }
    } else {
      pairs.append(Pair(name: name, value: value))
    }
  }

  /// The same names, each with the value "other": where series go that are too many.
  var other: MetricLabels {
    var labels = self
    for index in labels.pairs.indices { labels.pairs[index].value = "other" }
    return labels
  }
}
