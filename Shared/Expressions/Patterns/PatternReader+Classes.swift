extension PatternReader {
  /// What follows a backslash outside of a class.
  mutating func escape() throws(ExpressionError) -> PatternNode {
    guard let scalar = next else { throw error("It ends in a `\\`.") }
    place += 1
    switch scalar {
    case "b": return .check(.wordBorder)
    case "B": return .check(.noWordBorder)
    case "A": return .check(.textStart)
    case "z": return .check(.textEnd)
    case "Z": return .check(.lastLineEnd)
    case "G": return .check(.searchStart)
    case "K": return .keep
    case "N": return .one(.allButNewline)
    case "O": return .one(.all)
    case "R":
      let breaks = ScalarSet(ranges: [10...13, 0x85...0x85, 0x2028...0x2029])
      let pair = PatternNode.sequence([.one(ScalarSet(ranges: [13...13])), .one(ScalarSet(ranges: [10...10]))])
      return .atomic(.choice([pair, .one(breaks)]))
    case "k": return try namedReference()
    case "g", "X": throw error("\\\(scalar) is not known here.", at: place - 2)
    case "Q": return quoted()
    case "1"..."9": return try numberedReference(scalar)
    default: return .one(try set(afterBackslash: scalar, isInClass: false))
    }
  }

  private mutating func namedReference() throws(ExpressionError) -> PatternNode {
    let start = place
    let end: Unicode.Scalar = take("'") ? "'" : ">"
    guard end == "'" || take("<"), let name = text(upTo: end), !name.isEmpty else {
      throw error("\\k is followed by a name: \\k<name>.", at: start)
    }
    if let number = Int(name) {
      let absolute = number < 0 ? groups + 1 + number : number
      guard absolute > 0 else { throw error("There is no group \(number) to refer to.", at: start) }
      refer(to: absolute)
      return .reference([absolute], foldsCase: options.foldsCase)
    }
    refer(to: name)
    return .reference(names[name] ?? [], foldsCase: options.foldsCase)
  }

  private mutating func numberedReference(_ first: Unicode.Scalar) throws(ExpressionError) -> PatternNode {
    let start = place - 1
    while let digit = next, ("0"..."9").contains(digit), place - start < 3 { place += 1 }
    let digits = String(String.UnicodeScalarView(scalars[start..<place]))
    let number = Int(digits) ?? 0
    if digits.utf8.count > 1, number > groups, let value = UInt32(digits, radix: 8) { return one(value & 0xFF) }
    refer(to: number)
    return .reference([number], foldsCase: options.foldsCase)
  }

  /// `\Q…\E`: as it stands.
  private mutating func quoted() -> PatternNode {
    var parts: [PatternNode] = []
    while let scalar = next, !take("\\E") {
      parts.append(one(scalar.value))
      place += 1
    }
    return .sequence(parts)
  }

  /// What a backslash and `scalar`, which is taken already, stand for as one character or a set of them.
  private mutating func set(afterBackslash scalar: Unicode.Scalar, isInClass: Bool) throws(ExpressionError) -> ScalarSet
  {
    if let kind = try kind(afterBackslash: scalar) { return ScalarSet(kinds: [kind]) }
    let value = try value(afterBackslash: scalar, isInClass: isInClass)
    return ScalarSet(ranges: [value...value], foldsCase: options.foldsCase)
  }

  private mutating func kind(afterBackslash scalar: Unicode.Scalar) throws(ExpressionError) -> ScalarSet.Kind? {
    switch scalar {
    case "d", "D": return .init(name: .digit, isNegated: scalar == "D")
    case "w", "W": return .init(name: .word, isNegated: scalar == "W")
    case "s", "S": return .init(name: .space, isNegated: scalar == "S")
    case "p", "P":
      let start = place
      guard take("{"), var name = text(upTo: "}") else {
        throw error("\\p is followed by a kind: \\p{Alpha}.", at: start)
      }
      let isOpposite = name.hasPrefix("^")
      if isOpposite { name.removeFirst() }
      guard let kind = ScalarKind(named: name) else {
        throw error("\\p{\(name)} is not known: kinds are general categories and the names of [[:…:]].", at: start)
      }
      return .init(name: kind, isNegated: isOpposite != (scalar == "P"))
    default: return nil
    }
  }

  private mutating func value(afterBackslash scalar: Unicode.Scalar, isInClass: Bool) throws(ExpressionError) -> UInt32
  {
    switch scalar {
    case "n": return 10
    case "r": return 13
    case "t": return 9
    case "f": return 12
    case "v": return 11
    case "a": return 7
    case "e": return 27
    case "b" where isInClass: return 8
    case "x":
      let start = place
      if take("{") {
        guard let digits = text(upTo: "}"), let value = UInt32(digits, radix: 16), value <= 0x10FFFF else {
          throw error("\\x{…} holds the hexadecimal number of a character.", at: start)
        }
        return value
      }
      return digits(atMost: 2, radix: 16)
    case "0"..."7":
      place -= 1
      return digits(atMost: 3, radix: 8) & 0xFF
    default: return scalar.value
    }
  }

  private mutating func digits(atMost count: Int, radix: UInt32) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<count {
      guard let digit = next?.properties.isASCIIHexDigit == true ? next.flatMap({ Character($0).hexDigitValue }) : nil,
        digit < radix
      else { break }
      value = value * radix + UInt32(digit)
      place += 1
    }
    return value
  }

  // MARK: Classes

  /// What stands between `[` and `]`.
  mutating func characterClass() throws(ExpressionError) -> ScalarSet {
    let isNegated = take("^")
    var ranges: [ClosedRange<UInt32>] = []
    var kinds: [ScalarSet.Kind] = []
    var isFirst = true
    while let scalar = next, scalar != "]" || isFirst {
      isFirst = false
      if let kind = try bracketKind() {
        kinds.append(kind)
        continue
      }
      guard let low = try member(&kinds) else { continue }
      guard next == "-", let end = peek(1), end != "]" else {
        ranges.append(low...low)
        continue
      }
      place += 1
      let before = place
      guard let high = try member(&kinds) else {
        ranges += [low...low, 45...45]
        continue
      }
      guard high >= low else { throw error("A range of characters goes backwards.", at: before) }
      ranges.append(low...high)
    }
    guard take("]") else { throw error("There is a `[` without its `]`.") }
    return ScalarSet(ranges: ranges, kinds: kinds, isNegated: isNegated, foldsCase: options.foldsCase)
  }

  /// One character; nil when it was a kind, which is noted.
  private mutating func member(_ kinds: inout [ScalarSet.Kind]) throws(ExpressionError) -> UInt32? {
    guard let scalar = next else { return nil }
    place += 1
    guard scalar == "\\" else { return scalar.value }
    guard let escaped = next else { throw error("It ends in a `\\`.") }
    place += 1
    if let kind = try kind(afterBackslash: escaped) {
      kinds.append(kind)
      return nil
    }
    return try value(afterBackslash: escaped, isInClass: true)
  }

  /// `[:alpha:]` within a class.
  private mutating func bracketKind() throws(ExpressionError) -> ScalarSet.Kind? {
    let start = place
    guard take("[:") else { return nil }
    let isNegated = take("^")
    guard let name = text(upTo: ":"), take("]"), !name.isEmpty, name.utf8.allSatisfy({ $0 >= 97 && $0 <= 122 }) else {
      place = start
      return nil
    }
    guard let kind = ScalarKind(named: name), !["any"].contains(name) else {
      throw error("[:\(name):] is not a kind of character.", at: start)
    }
    return .init(name: kind, isNegated: isNegated)
  }
}
