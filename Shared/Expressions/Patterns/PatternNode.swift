/// A regular expression as it was read, before it becomes steps. Nesting is bounded by the reader.
indirect enum PatternNode: Sendable {
  enum Mode: Sendable { case greedy, lazy, possessive }

  case empty
  case one(ScalarSet)
  case sequence([PatternNode])
  case choice([PatternNode])
  case repeated(PatternNode, least: Int, most: Int?, Mode)
  case group(PatternNode, number: Int)
  case check(PatternCondition)
  case look(PatternNode, isAhead: Bool, isNegated: Bool)
  case atomic(PatternNode)
  /// What one of these groups matched: the last of them that took part.
  case reference([Int], foldsCase: Bool)
  /// `\K`: what was matched before does not count.
  case keep

  /// How many characters it takes: at least, and at most (nil: any number).
  var length: (least: Int, most: Int?) {
    switch self {
    case .empty, .check, .look, .keep: return (0, 0)
    case .one: return (1, 1)
    case .reference: return (0, nil)
    case .group(let inner, _), .atomic(let inner): return inner.length
    case .sequence(let parts):
      var total: (least: Int, most: Int?) = (0, 0)
      for part in parts {
        let (least, most) = part.length
        total.least = min(total.least + least, Self.longest)
        if let sum = total.most, let most { total.most = min(sum + most, Self.longest) } else { total.most = nil }
      }
      return total
    case .choice(let parts):
      let lengths = parts.map(\.length)
      let most = lengths.contains { $0.most == nil } ? nil : lengths.compactMap(\.most).max()
      return (lengths.map(\.least).min() ?? 0, most)
    case .repeated(let inner, let least, let most, _):
      let length = inner.length
      var longest: Int?
      if length.most == 0 || most == 0 {
        longest = 0
      } else if let one = length.most, let most {
        longest = min(one * min(most, Self.longest), Self.longest)
      }
      return (min(length.least * least, Self.longest), longest)
    }
  }

  /// Keeps products of lengths far from overflow.
  private static let longest = 1_000_000

  /// Whether a simulation of all ways at once can match it, in linear time: nothing looks around, back or commits.
  var isLinear: Bool {
    switch self {
    case .empty, .one: true
    case .check(let condition): condition != .searchStart
    case .look, .atomic, .reference, .keep: false
    case .sequence(let parts), .choice(let parts): parts.allSatisfy(\.isLinear)
    case .group(let inner, _): inner.isLinear
    case .repeated(let inner, _, _, let mode): mode != .possessive && inner.isLinear
    }
  }

  /// What the first character of every match is in; nil when that is not known.
  var first: ScalarSet? {
    switch self {
    case .one(let set): set
    case .group(let inner, _), .atomic(let inner): inner.first
    case .repeated(let inner, let least, _, _): least > 0 ? inner.first : nil
    case .sequence(let parts):
      parts.first { part in
        if case .check = part { false } else if case .empty = part { false } else { true }
      }?.first
    default: nil
    }
  }
}

/// What must hold at a place between two characters.
enum PatternCondition: Sendable {
  case textStart, textEnd, lastLineEnd, lineStart, lineEnd, wordBorder, noWordBorder, searchStart

  func holds(at place: Int, in text: [UInt32], searchStart: Int) -> Bool {
    switch self {
    case .textStart: return place == 0
    case .textEnd: return place == text.count
    case .lastLineEnd: return place == text.count || place == text.count - 1 && text[place] == 10
    case .lineStart: return place == 0 || text[place - 1] == 10 && place < text.count
    case .lineEnd: return place == text.count || text[place] == 10
    case .searchStart: return place == searchStart
    case .wordBorder, .noWordBorder:
      let before = place > 0 && ScalarSet.word.contains(text[place - 1])
      let after = place < text.count && ScalarSet.word.contains(text[place])
      return (before != after) == (self == .wordBorder)
    }
  }
}
