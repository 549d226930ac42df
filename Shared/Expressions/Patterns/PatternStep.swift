/// One instruction of a compiled pattern.
enum PatternStep: Sendable {
  case consume(ScalarSet)
  case either(Int, Int)
  case jump(Int)
  case check(PatternCondition)
  case match
}

/// What must hold at a place between two characters.
enum PatternCondition: Sendable {
  case textStart, textEnd, wordBorder, noWordBorder

  func holds(at place: Int, in text: [Unicode.Scalar]) -> Bool {
    switch self {
    case .textStart: return place == 0
    case .textEnd: return place == text.count
    case .wordBorder, .noWordBorder:
      let before = place > 0 && ScalarSet.word.contains(text[place - 1])
      let after = place < text.count && ScalarSet.word.contains(text[place])
      return (before != after) == (self == .wordBorder)
    }
  }
}

/// A set of characters as ranges, or everything but them.
struct ScalarSet: Sendable {
  var ranges: [ClosedRange<UInt32>]
  var isNegated = false

  static let any = ScalarSet(ranges: [10...10], isNegated: true)
  static let digit = ScalarSet(ranges: [0x30...0x39])
  static let word = ScalarSet(ranges: [0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A])
  static let space = ScalarSet(ranges: [9...13, 32...32])

  static func one(_ scalar: Unicode.Scalar) -> ScalarSet { ScalarSet(ranges: [scalar.value...scalar.value]) }

  var negated: ScalarSet { ScalarSet(ranges: ranges, isNegated: !isNegated) }

  func contains(_ scalar: Unicode.Scalar) -> Bool {
    ranges.contains { $0.contains(scalar.value) } != isNegated
  }
}
