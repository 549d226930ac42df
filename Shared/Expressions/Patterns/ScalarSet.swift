/// A set of characters: ranges and kinds, or everything but them. What is ASCII is looked up in a table.
struct ScalarSet: Sendable {
  private let ranges: [ClosedRange<UInt32>]
  private let kinds: [Kind]
  private let isNegated: Bool
  private let foldsCase: Bool
  private let lowTable: UInt64
  private let highTable: UInt64

  struct Kind: Sendable {
    let name: ScalarKind
    let isNegated: Bool
  }

  init(ranges: [ClosedRange<UInt32>] = [], kinds: [Kind] = [], isNegated: Bool = false, foldsCase: Bool = false) {
    self.ranges = ranges
    self.kinds = kinds
    self.isNegated = isNegated
    self.foldsCase = foldsCase
    var tables: [UInt64] = [0, 0]
    for value in UInt32(0)..<128
    where Self.isIn(value, ranges, kinds, foldsCase) != isNegated {
      tables[Int(value / 64)] |= 1 << UInt64(value % 64)
    }
    lowTable = tables[0]
    highTable = tables[1]
  }

  func contains(_ value: UInt32) -> Bool {
    if value < 64 { return lowTable >> UInt64(value) & 1 == 1 }
    if value < 128 { return highTable >> UInt64(value - 64) & 1 == 1 }
    return Self.isIn(value, ranges, kinds, foldsCase) != isNegated
  }

  private static func isIn(
    _ value: UInt32, _ ranges: [ClosedRange<UInt32>], _ kinds: [Kind], _ foldsCase: Bool
  ) -> Bool {
    if holds(value, ranges, kinds) { return true }
    guard foldsCase else { return false }
    return CaseFolding.others(of: value).contains { holds($0, ranges, kinds) }
  }

  private static func holds(_ value: UInt32, _ ranges: [ClosedRange<UInt32>], _ kinds: [Kind]) -> Bool {
    if ranges.contains(where: { $0.contains(value) }) { return true }
    guard !kinds.isEmpty, let scalar = Unicode.Scalar(value) else { return false }
    return kinds.contains { $0.name.contains(scalar) != $0.isNegated }
  }

  static let all = ScalarSet(isNegated: true)
  static let allButNewline = ScalarSet(ranges: [10...10], isNegated: true)
  static let word = ScalarSet(kinds: [Kind(name: .word, isNegated: false)])
}

/// Which characters differ only in case. One character for one: `ß` is not `ss`.
enum CaseFolding {
  static func others(of value: UInt32) -> [UInt32] {
    if value < 128 {
      switch value {
      case 65...90: return [value + 32]
      case 97...122: return [value - 32]
      default: return []
      }
    }
    guard let scalar = Unicode.Scalar(value) else { return [] }
    let (lower, upper) = (
      scalar.properties.lowercaseMapping.unicodeScalars, scalar.properties.uppercaseMapping.unicodeScalars
    )
    return [lower, upper].compactMap { $0.count == 1 ? $0.first?.value : nil }.filter { $0 != value }
  }

  static func areEqual(_ left: UInt32, _ right: UInt32) -> Bool { left == right || others(of: left).contains(right) }
}
