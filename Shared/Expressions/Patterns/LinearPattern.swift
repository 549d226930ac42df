/// A regular expression that is matched in time proportional to text times pattern, whatever the pattern: no
/// backtracking, so nobody's pattern can hold a thread.
///
/// Knows literals, `.`, classes, `\d \w \s` and their opposites, `^ $ \b \B`, groups, `|`, `* + ? {m,n}`. Groups do
/// not capture, and there is no look-around and no back-reference: each is an error that says so.
package struct LinearPattern: Sendable {
  private let program: [PatternStep]

  package init(_ source: String) throws(ExpressionError) {
    program = try PatternParser.parse(source)
  }

  /// Whether the pattern is found anywhere in the text.
  package func isFound(in text: String) -> Bool {
    let scalars = Array(text.unicodeScalars)
    var current = ThreadList(count: program.count)
    var following = ThreadList(count: program.count)
    for place in 0...scalars.count {
      current.add(0, at: place, in: scalars, program)
      if current.hasMatched { return true }
      guard place < scalars.count else { break }
      following.clear()
      for thread in current.threads {
        guard case .consume(let set) = program[thread], set.contains(scalars[place]) else { continue }
        following.add(thread + 1, at: place + 1, in: scalars, program)
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

  init(count: Int) { entered = [Int](repeating: 0, count: count) }

  mutating func clear() {
    threads.removeAll(keepingCapacity: true)
    hasMatched = false
    round += 1
  }

  /// Follows everything that consumes no character. A list, not a recursion: patterns nest deeply.
  mutating func add(_ start: Int, at place: Int, in text: [Unicode.Scalar], _ program: [PatternStep]) {
    var pending = [start]
    while let thread = pending.popLast() {
      guard entered[thread] != round else { continue }
      entered[thread] = round
      switch program[thread] {
      case .match: hasMatched = true
      case .consume: threads.append(thread)
      case .jump(let target): pending.append(target)
      case .either(let one, let other): pending += [other, one]
      case .check(let condition):
        if condition.holds(at: place, in: text) { pending.append(thread + 1) }
      }
    }
  }
}
