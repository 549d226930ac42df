internal import WorkflowModels

/// How a model says what a step comes after, and a setting: in as few words as can be.
enum SaidStep {
  /// A step's name, and a port of it, empty where none is said.
  static func source(_ said: JSON, isName: (String) -> Bool) -> (name: String, port: String) {
    let text = said.stringValue ?? ""
    // A name with a colon in it goes before a port.
    guard !isName(text), let colon = text.firstIndex(of: ":") else { return (text, "") }
    return (String(text[..<colon]), String(text[text.index(after: colon)...]))
  }

  /// "name=value"; nil for what has no name.
  static func setting(_ said: JSON) -> (name: String, value: String)? {
    guard let text = said.stringValue, let sign = text.firstIndex(of: "=") else { return nil }
    let name = text[..<sign].filter { !$0.isWhitespace }
    return name.isEmpty ? nil : (name, String(text[text.index(after: sign)...]))
  }

  /// The port that can only have been meant: a tool of one port has no other, and a decision goes on when it holds.
  static func port(_ said: String, of offer: ToolOffer?) -> String {
    guard let offer, !offer.ports.isEmpty else { return said.isEmpty ? WorkflowEdge.mainPort : said }
    if offer.ports.contains(said) || said.hasPrefix("case:") { return said }
    if offer.ports.count == 1 || said.isEmpty || said == WorkflowEdge.mainPort { return offer.ports[0] }
    return said
  }

  /// "get_orders" as people write it.
  static func title(of id: String) -> String? {
    let words = id.split(separator: "_").joined(separator: " ")
    return words.first.map { $0.uppercased() + words.dropFirst() }
  }
}
