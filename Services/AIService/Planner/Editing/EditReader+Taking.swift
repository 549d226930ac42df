/// What a follow-up takes away: a step, the schedule, or the last change itself.
extension EditReader {
  private static let openings: [[String]] = [
    ["remove"], ["undo"], ["delete"], ["drop"], ["take", "out"], ["get", "rid", "of"], ["leave", "out"], ["without"],
    ["skip", "the"], ["do", "not"], ["throw", "out"], ["cut"], ["no", "more"], ["no"], ["no", "need", "for"], ["stop"],
    ["discard"], ["forget"], ["forget", "about"], ["scrap"], ["lose"], ["ditch"], ["omit"], ["never", "mind"],
    ["strike"], ["kill"], ["eliminate"], ["spare", "me"], ["spare", "us"],
  ]
  private static let endings: [[String]] = [
    ["can", "go"], ["should", "go"], ["must", "go"], ["has", "to", "go"], ["is", "not", "needed"],
    ["is", "no", "longer", "needed"], ["is", "not", "necessary"], ["is", "superfluous"], ["is", "unnecessary"],
    ["can", "be", "removed"], ["can", "be", "dropped"],
  ]
  private static let parting: Set<String> = ["take", "leave", "throw", "cut", "kick", "strip", "keep", "pull", "get"]
  private static let trailing: Set<String> = [
    "after", "all", "anymore", "any", "more", "again", "longer", "now", "then",
  ]

  /// "no mail after all", "take HubSpot out", "the sheet can go", "no Mailchimp after all, make them HubSpot contacts"
  var removal: EditWish? {
    guard let (object, rest) = taken else { return nil }
    if object.containsAny(["schedule", "timer", "cron", "rhythm"]) { return .unschedule }
    let new = rest.trimmed(["make", "it", "them", "use", "but", "instead", "with", "go", "and", "take", "rather"])
    if ["make", "use", "take", "go"].contains(rest.word(0)), names(new) { return .exchange(new: new, old: object) }
    return .remove(object)
  }

  private var taken: (object: [Token], rest: [Token])? {
    let end = tokens.firstIndex { $0.isMark([",", ".", ";", ":"]) } ?? tokens.count
    let (clause, rest) = (tokens.part(0, end), tokens.part(end + 1))
    if Self.parting.contains(clause.word(0)), clause.last?.word == "out", (3...9).contains(clause.count) {
      return (clause.part(1, clause.count - 1), rest)
    }
    for ending in Self.endings where clause.count > ending.count && clause.count < 12 {
      if clause.matches(ending, at: clause.count - ending.count) {
        return (clause.part(0, clause.count - ending.count), rest)
      }
    }
    let length = clause.matchLength(ofAny: Self.openings, at: 0)
    guard length > 0 else { return nil }
    var object = clause.part(length)
    // "delete rows older than …" is a step: what is removed from a workflow is a part of it.
    guard length > 1 || clause.word(0) != "delete" || object.containsAny(["step", "part", "node", "the"]) else {
      return nil
    }
    // "drop the list into the Teams channel" hands it over.
    guard clause.word(0) != "drop" || !object.containsAny(["into", "in", "onto", "to"]) else { return nil }
    while let last = object.last, Self.trailing.contains(last.word) { object.removeLast() }
    return object.isEmpty ? nil : (object, rest)
  }

  private static let undoing: [[String]] = [
    ["undo"], ["put", "it", "back"], ["put", "that", "back"], ["revert"], ["go", "back"], ["take", "that", "back"],
    ["roll", "back"], ["roll", "it", "back"], ["roll", "that", "back"], ["back", "to"], ["as", "it", "was"],
    ["leave", "it", "as", "it", "was"], ["restore"], ["change", "it", "back"], ["change", "that", "back"],
    ["switch", "back"], ["make", "it", "as", "it", "was"],
  ]
  private static let vague: Set<String> = [
    "that", "it", "this", "the", "last", "change", "edit", "one", "again", "to", "how", "was", "before", "what", "we",
    "had", "previous", "version", "as", "were", "things", "please", "back", "my", "state", "old", "way",
  ]

  /// "undo that", "hmm, put it back": the last change, and no step that has a name.
  var undoing: EditWish? {
    let length = tokens.matchLength(ofAny: Self.undoing, at: 0)
    guard length > 0, tokens.part(length).allSatisfy({ $0.isMark || Self.vague.contains($0.word) }) else { return nil }
    return .undo
  }
}
