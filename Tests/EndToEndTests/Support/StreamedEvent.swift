import WorkflowModels

/// One event of a stream that a service tells.
struct StreamedEvent: Sendable {
  let name: String
  let data: JSON

  /// Those of a whole stream, in their order.
  static func all(in text: String) throws -> [StreamedEvent] {
    try text.split(separator: "\n\n").compactMap { block in
      let lines = block.split(separator: "\n")
      guard let name = lines.first(where: { $0.hasPrefix("event: ") }),
        let data = lines.first(where: { $0.hasPrefix("data: ") })
      else { return nil }
      return StreamedEvent(name: String(name.dropFirst(7)), data: try JSON(parsing: String(data.dropFirst(6))))
    }
  }
}
