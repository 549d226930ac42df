/// Matches by trying one way after the other, with its choices in a list of its own and every step counted: what
/// looks around or back cannot be matched otherwise, and a pattern that would try for ever ends with the budget.
struct PatternMatcher {
  /// Where to go on, or what to put back, when a way fails.
  private struct Entry {
    enum Kind: UInt8 { case choice, undo, mark, refusable, greedyRun, lazyRun, back }
    let kind: Kind
    let step: Int32
    var place: Int32
    var other: Int32
  }

  private static let mostEntries = 4_000_000

  let pattern: TextPattern
  let text: [UInt32]
  var isLongest = false
  var refusesEmpty = false
  private var slots: [Int32] = []
  private var entries: [Entry] = []
  private var uncounted = 0

  init(_ pattern: TextPattern, in text: [UInt32]) {
    self.pattern = pattern
    self.text = text
  }

  /// The first match from `start` on: two places for each group, −1 where a group took no part.
  ///
  /// The longest is the one of the most bytes in UTF-8, as in jq, and of several the first.
  mutating func first(from start: Int, _ meter: inout Meter) throws(Fault) -> [Int]? {
    guard start <= text.count else { return nil }
    var best: (places: [Int], bytes: Int)?
    for place in start...text.count {
      if pattern.isAtStart, place > 0 { break }
      uncounted += 1
      if let first = pattern.first, place == text.count || !first.contains(text[place]) { continue }
      guard let found = try match(at: place, searchStart: start, &meter) else { continue }
      guard isLongest else { return found }
      let bytes = bytes(of: found)
      if best.map({ bytes > $0.bytes }) ?? true { best = (found, bytes) }
    }
    try settle(&meter)
    return best?.places
  }

  private mutating func bytes(of match: [Int]) -> Int {
    // `\K` can set the start behind the end of a look-around.
    guard match[0] < match[1] else { return 0 }
    uncounted += match[1] - match[0]
    return text[match[0]..<match[1]].reduce(0) { $0 + ($1 < 0x80 ? 1 : $1 < 0x800 ? 2 : $1 < 0x10000 ? 3 : 4) }
  }

  private mutating func settle(_ meter: inout Meter) throws(Fault) {
    try meter.step(uncounted / 8)
    uncounted = 0
  }

  private mutating func push(_ kind: Entry.Kind, _ step: Int, _ place: Int, _ other: Int = 0) throws(Fault) {
    guard entries.count < Self.mostEntries else {
      throw .budget("The pattern has more ways to match than can be remembered")
    }
    entries.append(
      Entry(kind: kind, step: Int32(clamping: step), place: Int32(clamping: place), other: Int32(clamping: other)))
  }

  private mutating func set(_ slot: Int, _ place: Int) throws(Fault) {
    try push(.undo, slot, Int(slots[slot]))
    slots[slot] = Int32(clamping: place)
  }

  /// A match that begins at `start`.
  private mutating func match(at start: Int, searchStart: Int, _ meter: inout Meter) throws(Fault) -> [Int]? {
    slots = [Int32](repeating: -1, count: pattern.program.slots)
    slots[0] = Int32(clamping: start)
    entries.removeAll(keepingCapacity: true)
    var best: [Int]?
    var (step, place) = (0, start)
    while true {
      uncounted += 1
      if uncounted >= 4096 { try settle(&meter) }
      if case .match = pattern.program.steps[step] {
        let isGood = !(refusesEmpty && place == start)
        if isGood, best.map({ place > $0[1] }) ?? true {
          slots[1] = Int32(clamping: place)
          best = slots.prefix(2 * (pattern.groupNames.count + 1)).map { Int($0) }
          if !isLongest { return best }
        }
      } else if try advance(&step, &place, searchStart) {
        continue
      }
      guard try retreat(&step, &place) else { return best }
    }
  }

  /// One step; false when this way has failed.
  private mutating func advance(_ step: inout Int, _ place: inout Int, _ searchStart: Int) throws(Fault) -> Bool {
    switch pattern.program.steps[step] {
    case .one(let set):
      guard place < text.count, pattern.program.sets[set].contains(text[place]) else { return false }
      place += 1
    case .run(let set, let least, let most, let mode):
      return try run(set, least, most, mode, &step, &place)
    case .either(let one, let other):
      try push(.choice, other, place)
      step = one
      return true
    case .jump(let target):
      step = target
      return true
    case .save(let slot), .enter(let slot): try set(slot, place)
    case .check(let condition):
      guard condition.holds(at: place, in: text, searchStart: searchStart) else { return false }
    case .reference(let groups, let foldsCase):
      guard let length = matched(groups, foldsCase, at: place) else { return false }
      place += length
    case .leaveIfEmpty(let slot, let exit):
      if Int(slots[slot]) == place {
        step = exit
        return true
      }
    default: return try advanceAround(&step, &place)
    }
    step += 1
    return true
  }

  /// The steps of what is looked for around, and of what is not tried again.
  private mutating func advanceAround(_ step: inout Int, _ place: inout Int) throws(Fault) -> Bool {
    switch pattern.program.steps[step] {
    case .mark(let mark): try push(.mark, mark, place)
    case .unless(let mark, let otherwise): try push(.refusable, otherwise, place, mark)
    case .cut(let mark, let goesBack):
      let origin = forget(mark)
      if goesBack { place = origin }
    case .refuse(let mark):
      refuse(mark)
      return false
    case .back(let least, let most):
      guard place >= least else { return false }
      if place > least, most > least { try push(.back, step, place, least + 1) }
      place -= least
    case .arrived(let mark):
      guard placeOf(mark) == place else { return false }
    default: return false
    }
    step += 1
    return true
  }

  private mutating func run(
    _ set: Int, _ least: Int, _ most: Int, _ mode: PatternNode.Mode, _ step: inout Int, _ place: inout Int
  ) throws(Fault) -> Bool {
    let members = pattern.program.sets[set]
    let limit = mode == .lazy ? least : most
    let start = place
    while place - start < limit, place < text.count, members.contains(text[place]) { place += 1 }
    uncounted += place - start
    guard place - start >= least else { return false }
    if mode == .lazy, most > least {
      try push(.lazyRun, step, place, least)
    } else if mode == .greedy, place - start > least {
      try push(.greedyRun, step + 1, place, start + least)
    }
    step += 1
    return true
  }

  /// How much the last of the groups that took part matched, if it stands here again.
  private mutating func matched(_ groups: [Int], _ foldsCase: Bool, at place: Int) -> Int? {
    for group in groups.reversed() where 2 * group + 1 < pattern.program.slots {
      let (start, end) = (Int(slots[2 * group]), Int(slots[2 * group + 1]))
      guard start >= 0, end >= start, place + end - start <= text.count else { continue }
      uncounted += end - start
      let isEqual = (0..<(end - start)).allSatisfy {
        foldsCase
          ? CaseFolding.areEqual(text[start + $0], text[place + $0]) : text[start + $0] == text[place + $0]
      }
      if isEqual { return end - start }
    }
    return nil
  }

  // MARK: Going back

  /// Goes back to the last choice; false when there is none left.
  private mutating func retreat(_ step: inout Int, _ place: inout Int) throws(Fault) -> Bool {
    while var entry = entries.popLast() {
      uncounted += 1
      switch entry.kind {
      case .undo: slots[Int(entry.step)] = entry.place
      case .mark: continue
      case .choice, .refusable:
        (step, place) = (Int(entry.step), Int(entry.place))
        return true
      case .greedyRun:
        entry.place -= 1
        if entry.place > entry.other { entries.append(entry) }
        (step, place) = (Int(entry.step), Int(entry.place))
        return true
      case .lazyRun:
        guard case .run(let set, _, let most, _) = pattern.program.steps[Int(entry.step)],
          Int(entry.place) < text.count, pattern.program.sets[set].contains(text[Int(entry.place)])
        else { continue }
        entry.place += 1
        entry.other += 1
        if Int(entry.other) < most { entries.append(entry) }
        (step, place) = (Int(entry.step) + 1, Int(entry.place))
        return true
      case .back:
        guard case .back(_, let most) = pattern.program.steps[Int(entry.step)] else { continue }
        (step, place) = (Int(entry.step) + 1, Int(entry.place - entry.other))
        entry.other += 1
        if Int(entry.other) <= most, entry.other <= entry.place { entries.append(entry) }
        return true
      }
    }
    return false
  }

  private func isMark(_ entry: Entry, _ mark: Int) -> Bool {
    switch entry.kind {
    case .mark: Int(entry.step) == mark
    case .refusable: Int(entry.other) == mark
    default: false
    }
  }

  private func placeOf(_ mark: Int) -> Int {
    entries.last { isMark($0, mark) }.map { Int($0.place) } ?? -1
  }

  /// Forgets the choices since the mark, but not what must be put back when it fails later.
  private mutating func forget(_ mark: Int) -> Int {
    guard let found = entries.lastIndex(where: { isMark($0, mark) }) else { return 0 }
    uncounted += entries.count - found
    let origin = Int(entries[found].place)
    let kept = entries[found...].filter { $0.kind == .undo }
    entries.replaceSubrange(found..., with: kept)
    return origin
  }

  /// Forgets everything since the mark and the mark itself, and puts back what was changed.
  private mutating func refuse(_ mark: Int) {
    while let entry = entries.popLast() {
      uncounted += 1
      if entry.kind == .undo { slots[Int(entry.step)] = entry.place }
      if isMark(entry, mark) { return }
    }
  }
}
