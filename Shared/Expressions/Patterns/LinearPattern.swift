/// A regular expression that is matched in time proportional to text times pattern, whatever the pattern: all ways are
/// followed at once, so nobody's pattern can hold a thread.
///
/// Look-around, back-references, atomic groups and possessive repetitions need more than that: each is an error here.
package struct LinearPattern: Sendable {
  private let program: PatternProgram

  package init(_ source: String) throws(ExpressionError) {
    let pattern = try TextPattern(source)
    guard let program = pattern.linear else {
      throw ExpressionError(
        .syntax, "The pattern is wrong: look-around, back-references and atomic groups are not known here.",
        source: source, offset: 0)
    }
    self.program = program
  }

  init(_ program: PatternProgram) { self.program = program }

  /// Whether the pattern is found anywhere in the text.
  package func isFound(in text: String) -> Bool {
    var meter = Meter(ExpressionBudget(steps: .max, bytes: .max, depth: 1))
    return (try? isFound(in: text.unicodeScalars.map(\.value), &meter)) ?? false
  }

  func isFound(in text: [UInt32], _ meter: inout Meter) throws(Fault) -> Bool {
    var current = ThreadList(count: program.steps.count)
    var following = ThreadList(count: program.steps.count)
    for place in 0...text.count {
      current.add(0, at: place, in: text, program)
      try meter.step(1 + current.visited / 8)
      if current.hasMatched { return true }
      guard place < text.count else { break }
      following.clear()
      for thread in current.threads {
        guard case .one(let set) = program.steps[thread], program.sets[set].contains(text[place]) else { continue }
        following.add(thread + 1, at: place + 1, in: text, program)
      }
      if following.hasMatched { return true }
      swap(&current, &following)
    }
    return false
  }
}

/// The places of the program at which a match may stand, each once.
private struct ThreadList {
  private(set) var threads: [Int] = []
  private(set) var hasMatched = false
  /// In which round a place was entered last: saves clearing a set for every character.
  private var entered: [Int]
  private var round = 1
  /// How many steps were entered since the last clearing.
  private(set) var visited = 0
  private var pending: [Int] = []

  init(count: Int) { entered = [Int](repeating: 0, count: count) }

  mutating func clear() {
    threads.removeAll(keepingCapacity: true)
    hasMatched = false
    visited = 0
    round += 1
  }

  /// Follows everything that consumes no character. A list, not a recursion: patterns nest deeply.
  mutating func add(_ start: Int, at place: Int, in text: [UInt32], _ program: PatternProgram) {
    pending.append(start)
    while let thread = pending.popLast() {
      guard entered[thread] != round else { continue }
      entered[thread] = round
      visited += 1
      switch program.steps[thread] {
      case .match: hasMatched = true
      case .one: threads.append(thread)
      case .jump(let target): pending.append(target)
      case .either(let one, let other): pending += [other, one]
      case .check(let condition):
        if condition.holds(at: place, in: text, searchStart: 0) { pending.append(thread + 1) }
      default: pending.append(thread + 1)
      }
    }
  }
}
