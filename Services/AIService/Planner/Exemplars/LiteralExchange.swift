internal import WorkflowModels

/// Puts new literals where the old ones stood, in any value of a workflow, and remembers which it found.
struct LiteralExchange: Sendable {
  struct Pair: Sendable, Hashable {
    let old: PromptLiterals.Literal
    let new: PromptLiterals.Literal
  }

  let pairs: [Pair]
  private let firsts: Set<Character>
  /// A sentence with more literals than this is a document, and better read anew.
  private static let most = 40
  /// The places in `pairs` of those that were put somewhere.
  private(set) var placed: Set<Int> = []

  /// Nil when the same old literal would have to become two different ones.
  init?(from old: PromptLiterals, to new: PromptLiterals) {
    guard old.skeleton == new.skeleton, old.literals.count == new.literals.count else { return nil }
    var pairs: [Pair] = []
    for (before, after) in zip(old.literals, new.literals) where before != after {
      let pair = Pair(old: before, new: after)
      if pairs.contains(where: { $0.old.text == before.text && $0.new.text != after.text }) { return nil }
      if !pairs.contains(pair) { pairs.append(pair) }
    }
    // A literal that keeps its value in one place and changes it in another cannot be told apart.
    for (before, after) in zip(old.literals, new.literals)
    where before == after && pairs.contains(where: { $0.old.text == before.text }) { return nil }
    guard pairs.count <= Self.most else { return nil }
    // The longest first: an address may begin with another.
    self.pairs = pairs.sorted { $0.old.text.count > $1.old.text.count }
    firsts = Set(pairs.compactMap(\.old.text.first))
  }

  var hasPlacedAll: Bool { placed.count == pairs.count }

  mutating func note(_ place: Int) { placed.insert(place) }

  mutating func exchange(_ value: JSON) -> JSON {
    switch value {
    case .string(let text): return .string(exchange(text))
    case .array(let items): return .array(items.map { exchange($0) })
    case .object(let object):
      var result = JSONObject(minimumCapacity: object.count)
      for (key, inner) in object { result[key] = exchange(inner) }
      return .object(result)
    case .int, .double:
      for (place, pair) in pairs.enumerated() where pair.old.kind == .number && pair.new.kind == .number {
        guard let old = Double(pair.old.text), value.doubleValue == old, let new = Double(pair.new.text) else {
          continue
        }
        placed.insert(place)
        return JQText.json(new)
      }
      return value
    default: return value
    }
  }

  /// All pairs in one pass, so that nothing that was put in is exchanged again.
  mutating func exchange(_ text: String) -> String {
    guard !pairs.isEmpty else { return text }
    var result = ""
    var rest = Substring(text)
    while let first = rest.first {
      if firsts.contains(first),
        let (place, pair) = pairs.enumerated().first(where: {
          Self.stands($0.element.old, in: rest, after: result.last)
        })
      {
        placed.insert(place)
        result += pair.new.text
        rest = rest.dropFirst(pair.old.text.count)
      } else {
        result.append(first)
        rest = rest.dropFirst()
      }
    }
    return result
  }

  /// A number or a name never stands inside a longer one.
  private static func stands(_ literal: PromptLiterals.Literal, in rest: Substring, after last: Character?) -> Bool {
    guard !literal.text.isEmpty, rest.hasPrefix(literal.text) else { return false }
    func isPart(_ character: Character?) -> Bool {
      guard let character else { return false }
      return character.isWordPart || literal.kind == .number && character == "."
    }
    let next = rest.dropFirst(literal.text.count).first
    if literal.kind == .quoted { return true }
    return !(isPart(last) && literal.text.first?.isWordPart == true)
      && !(isPart(next) && literal.text.last?.isWordPart == true)
  }
}
