/// A route's path: `/schedules/{id}/runs`, `/webhooks/{path*}`.
struct RoutePattern: Sendable {
  enum Segment: Sendable, Equatable {
    case literal(String)
    case parameter(String)
    /// Takes the rest of the path, at least one segment. Only at the end.
    case rest(String)
  }

  let text: String
  let segments: [Segment]

  /// The names of what is captured, in order.
  var names: [String] {
    segments.compactMap { segment in
      switch segment {
      case .literal: nil
      case .parameter(let name), .rest(let name): name
      }
    }
  }

  /// Patterns are written by us: a wrong one stops the process at its start.
  init(_ text: String) {
    precondition(text.hasPrefix("/"), "A route pattern starts with a slash: \(text)")
    self.text = text
    segments = text.split(separator: "/").map { Self.segment(String($0), of: text) }
    precondition(
      segments.dropLast().allSatisfy { if case .rest = $0 { false } else { true } },
      "What takes the rest of the path stands at its end: \(text)")
    precondition(Set(names).count == names.count, "A route pattern names each parameter once: \(text)")
  }

  private static func segment(_ word: String, of text: String) -> Segment {
    guard word.hasPrefix("{"), word.hasSuffix("}") else {
      precondition(!word.contains("{") && !word.contains("}"), "A parameter is a whole segment: \(text)")
      return .literal(word)
    }
    let isRest = word.hasSuffix("*}")
    let name = String(word.dropFirst().dropLast(isRest ? 2 : 1))
    precondition(!name.isEmpty && !name.contains("{") && !name.contains("*"), "A parameter has a name: \(text)")
    return isRest ? .rest(name) : .parameter(name)
  }
}
