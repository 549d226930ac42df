import WorkflowModels

/// One of many values that are being sorted, with what decides most comparisons without looking into the value.
struct SortEntry {
  /// Of two entries the smaller in these three, one after the other, is the smaller value; where all are equal, the
  /// values decide.
  let rank: Int8
  let first: UInt64
  let second: UInt64
  /// Two exact entries that are equal are of equal values.
  let isExact: Bool
  let place: Int

  /// Comparing two entries takes a few nanoseconds, so that many of them are one step.
  static let comparisonsOfAStep = 16

  static func list(of keys: [JSON], _ meter: inout Meter) throws(Fault) -> [SortEntry] {
    try meter.step(keys.count / 4)
    let skipped = try commonBytes(of: keys, &meter)
    return keys.indices.map { SortEntry(keys[$0], place: $0, skipping: skipped) }
  }

  private init(_ key: JSON, place: Int, skipping skipped: Int) {
    self.place = place
    let leading = Self.leading(key)
    switch key {
    case .array(let values): rank = 32 + (values.isEmpty ? 0 : 1 + Int8(Order.rank(leading)))
    case .object: rank = 64
    default: rank = Int8(Order.rank(key))
    }
    let isScalar = !key.isContainer
    switch leading {
    case .null, .bool:
      (first, second, isExact) = (0, 0, isScalar)
    case .int(let number):
      (first, second) = (Self.ascending(Double(number)), 0)
      isExact = isScalar && abs(Double(number)) < 9_007_199_254_740_992
    case .double, .decimal:
      (first, second, isExact) = (Number.double(leading).map(Self.ascending) ?? 0, 0, false)
    case .string(let text):
      let bytes = text.utf8.span
      var (hasZero, words) = (false, (UInt64(0), UInt64(0)))
      for offset in 0..<16 {
        let byte = skipped + offset < bytes.count ? bytes[skipped + offset] : 0
        hasZero = hasZero || byte == 0 && skipped + offset < bytes.count
        if offset < 8 { words.0 = words.0 << 8 | UInt64(byte) } else { words.1 = words.1 << 8 | UInt64(byte) }
      }
      (first, second) = words
      isExact = isScalar && !hasZero && bytes.count <= skipped + 16
    case .array, .object:
      (first, second, isExact) = (0, 0, false)
    }
  }

  /// The value itself, or the first of a list, by which lists are ordered first.
  private static func leading(_ key: JSON) -> JSON {
    if case .array(let values) = key { values.first ?? .null } else { key }
  }

  /// How many bytes all begin with, when all are texts: addresses and dates mostly differ only far behind.
  private static func commonBytes(of keys: [JSON], _ meter: inout Meter) throws(Fault) -> Int {
    guard let key = keys.first, case .string(let sample) = leading(key) else { return 0 }
    let wanted = sample.utf8.span
    var count = wanted.count
    for key in keys where count > 0 {
      guard case .string(let text) = leading(key) else { return 0 }
      let bytes = text.utf8.span
      var equal = 0
      while equal < min(count, bytes.count), bytes[equal] == wanted[equal] { equal += 1 }
      count = equal
      try meter.step(equal / 64)
    }
    return count
  }

  /// Bits in the order of the numbers, NaN below all.
  private static func ascending(_ number: Double) -> UInt64 {
    if number.isNaN { return 0 }
    let bits = (number == 0 ? 0 : number).bitPattern
    return bits >> 63 == 1 ? ~bits : bits | 1 << 63
  }
}
