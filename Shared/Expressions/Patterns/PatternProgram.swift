/// A regular expression as steps for the matchers.
struct PatternProgram: Sendable {
  enum Step: Sendable {
    case one(Int)
    /// The same set again and again, which is what most repetitions are.
    case run(Int, least: Int, most: Int, PatternNode.Mode)
    /// The first is tried before the second.
    case either(Int, Int)
    case jump(Int)
    case save(Int)
    case check(PatternCondition)
    case reference([Int], foldsCase: Bool)
    /// Choices made from here on can be forgotten by `cut`.
    case mark(Int)
    case cut(Int, goesBack: Bool)
    /// Goes on at the step when what follows fails; `refuse` makes it fail.
    case unless(Int, otherwise: Int)
    case refuse(Int)
    /// Goes back by some characters, for what is looked for behind.
    case back(least: Int, most: Int)
    /// Fails unless it is where the mark is.
    case arrived(Int)
    case enter(Int)
    /// Leaves a loop that took nothing.
    case leaveIfEmpty(Int, exit: Int)
    case match
  }

  var steps: [Step] = []
  var sets: [ScalarSet] = []
  /// Two for each group, the whole match first, then one for each loop.
  var slots = 0
}

/// Makes steps of a pattern, with a limit on their number: repetitions with bounds are written out.
struct PatternCompiler {
  private static let mostSteps = 20_000

  private var program = PatternProgram()
  private var marks = 0
  /// Without runs and marks, for the simulation.
  private let isLinear: Bool

  /// nil when it would be too large.
  static func program(of node: PatternNode, groups: Int, isLinear: Bool) -> PatternProgram? {
    var compiler = PatternCompiler(isLinear: isLinear)
    compiler.program.slots = 2 * (groups + 1)
    guard compiler.add(node), compiler.emit(.match) else { return nil }
    return compiler.program
  }

  private init(isLinear: Bool) { self.isLinear = isLinear }

  private var end: Int { program.steps.count }

  private mutating func emit(_ step: PatternProgram.Step) -> Bool {
    guard end < Self.mostSteps else { return false }
    program.steps.append(step)
    return true
  }

  private mutating func set(_ set: ScalarSet) -> Int {
    program.sets.append(set)
    return program.sets.count - 1
  }

  private mutating func add(_ node: PatternNode) -> Bool {
    switch node {
    case .empty: return true
    case .one(let set): return emit(.one(self.set(set)))
    case .sequence(let parts):
      for part in parts { guard add(part) else { return false } }
      return true
    case .choice(let parts): return add(choices: parts)
    case .repeated(let inner, let least, let most, let mode):
      return repeated(inner, least: least, most: most, mode)
    case .group(let inner, let number):
      return emit(.save(2 * number)) && add(inner) && emit(.save(2 * number + 1))
    case .check(let condition): return emit(.check(condition))
    case .atomic(let inner):
      marks += 1
      let mark = marks
      return emit(.mark(mark)) && add(inner) && emit(.cut(mark, goesBack: false))
    case .look(let inner, let isAhead, let isNegated): return look(inner, isAhead: isAhead, isNegated: isNegated)
    case .reference(let groups, let foldsCase): return emit(.reference(groups, foldsCase: foldsCase))
    case .keep: return emit(.save(0))
    }
  }

  private mutating func add(choices parts: [PatternNode]) -> Bool {
    var ends: [Int] = []
    for (place, part) in parts.enumerated() {
      let choice = end
      let isLast = place == parts.count - 1
      if !isLast, !emit(.match) { return false }
      guard add(part) else { return false }
      guard !isLast else { break }
      ends.append(end)
      guard emit(.match) else { return false }
      program.steps[choice] = .either(choice + 1, end)
    }
    for place in ends { program.steps[place] = .jump(end) }
    return true
  }

  private mutating func look(_ inner: PatternNode, isAhead: Bool, isNegated: Bool) -> Bool {
    marks += 1
    let mark = marks
    let start = end
    guard emit(.mark(mark)) else { return false }
    if !isAhead {
      let (least, most) = inner.length
      guard emit(.back(least: least, most: most ?? .max)) else { return false }
    }
    guard add(inner), isAhead || emit(.arrived(mark)),
      emit(isNegated ? .refuse(mark) : .cut(mark, goesBack: true))
    else { return false }
    if isNegated { program.steps[start] = .unless(mark, otherwise: end) }
    return true
  }

  private mutating func repeated(
    _ inner: PatternNode, least: Int, most: Int?, _ mode: PatternNode.Mode
  ) -> Bool {
    if case .one(let set) = inner, !isLinear {
      return emit(.run(self.set(set), least: least, most: most ?? .max, mode))
    }
    if mode == .possessive { return add(.atomic(.repeated(inner, least: least, most: most, .greedy))) }
    for _ in 0..<least { guard add(inner) else { return false } }
    guard let most else { return loop(inner, mode) }
    var choices: [Int] = []
    for _ in least..<max(least, most) {
      choices.append(end)
      guard emit(.match), add(inner) else { return false }
    }
    for choice in choices {
      program.steps[choice] = mode == .lazy ? .either(end, choice + 1) : .either(choice + 1, end)
    }
    return true
  }

  private mutating func loop(_ inner: PatternNode, _ mode: PatternNode.Mode) -> Bool {
    let choice = end
    guard emit(.match) else { return false }
    let canBeEmpty = inner.length.least == 0
    let slot = program.slots
    if canBeEmpty {
      program.slots += 1
      guard emit(.enter(slot)) else { return false }
    }
    guard add(inner) else { return false }
    let test = end
    if canBeEmpty, !emit(.match) { return false }
    guard emit(.jump(choice)) else { return false }
    if canBeEmpty { program.steps[test] = .leaveIfEmpty(slot, exit: end) }
    program.steps[choice] = mode == .lazy ? .either(end, choice + 1) : .either(choice + 1, end)
    return true
  }
}
