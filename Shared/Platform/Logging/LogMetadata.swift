/// The keys and values of one log line, in the order in which they were given.
///
/// Not a `Dictionary`: a repeated key in a dictionary literal stops the process, and a log line must never do that.
/// Here the last value wins and keeps the first place.
package struct LogMetadata: Sendable, Hashable, ExpressibleByDictionaryLiteral {
  package private(set) var elements: [Element] = []

  package struct Element: Sendable, Hashable {
    package let key: LogKey
    package var value: LogValue
  }

  package init() {}

  package init(dictionaryLiteral pairs: (LogKey, LogValue)...) {
    elements.reserveCapacity(pairs.count)
    for (key, value) in pairs { self[key] = value }
  }

  package init(_ values: [LogKey: LogValue]) {
    elements = values.map { Element(key: $0.key, value: $0.value) }.sorted { $0.key.name < $1.key.name }
  }

  package var isEmpty: Bool { elements.isEmpty }

  package subscript(key: LogKey) -> LogValue? {
    get { elements.first { $0.key == key }?.value }
    set {
      let place = elements.firstIndex { $0.key == key }
      switch (place, newValue) {
      case (let place?, let value?): elements[place].value = value
      case (let place?, nil): elements.remove(at: place)
      case (nil, let value?): elements.append(Element(key: key, value: value))
      case (nil, nil): break
      }
    }
  }

  package func merging(_ other: LogMetadata) -> LogMetadata {
    if elements.isEmpty { return other }
    var merged = self
    for element in other.elements { merged[element.key] = element.value }
    return merged
  }
}
