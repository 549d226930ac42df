/// Who or what an event is told of at the head of a sentence: "people who message our bot", "what customers write to us",
/// "someone posts in …".
enum EventSubject {
  private static let relatives: [[String]] = [
    ["people", "who"], ["people", "that"], ["whoever"], ["anyone", "who"], ["anyone", "that"], ["anybody", "who"],
    ["everyone", "who"], ["everyone", "that"], ["everybody", "who"], ["those", "who"], ["someone", "who"],
    ["users", "who"], ["customers", "who"], ["visitors", "who"], ["clients", "who"], ["members", "who"], ["whatever"],
    ["what"], ["everything", "that"], ["anything", "that"], ["all", "that"], ["everything", "people"],
    ["anything", "people"], ["everything", "which"], ["whichever"],
  ]
  private static let actors: Set<String> = [
    "someone", "somebody", "anyone", "anybody", "people", "customers", "users", "visitors", "clients", "guests",
  ]

  static func isRelative(_ tokens: [Token], at index: Int) -> Bool {
    let length = tokens.matchLength(ofAny: relatives, at: index)
    // "what is the weather" asks.
    return length > 0
      && !["is", "are", "was", "does", "do", "did", "can", "should"].contains(tokens.word(index + length))
      || length > 1
  }

  /// "Someone posts in …", "a customer writes to us on …": who does it, and that it is done.
  static func isActor(_ tokens: [Token], at index: Int) -> Bool {
    var verb = index + 1
    if ["a", "an"].contains(tokens.word(index)) {
      verb += 1
    } else if !actors.contains(tokens.word(index)) {
      return false
    }
    // "someone from the lab posts"
    if tokens.word(verb) == "from" || tokens.word(verb) == "in" { verb += 2 }
    for place in verb..<verb + 3 {
      let word = tokens.word(place)
      if Words.prepositions.contains(word) || tokens.at(place)?.isWord != true { return false }
      let isMany = place == index + 1 && Words.isPlural(tokens.word(index))
      if word.hasSuffix("s") && Verbs.base(word) != nil || isMany && Verbs.base(word) == word { return true }
    }
    return false
  }

  private static let states: Set<String> = [
    "open", "pending", "overdue", "unresolved", "unpaid", "outstanding", "existing", "current", "latest", "unread",
    "finished", "recent",
  ]

  /// "the open merge requests": what there is, and nothing that happens.
  static func isStock(_ phrase: [Token]) -> Bool {
    let start = ["the", "all", "our", "my"].contains(phrase.word(0)) ? 1 : 0
    return states.contains(phrase.word(start)) && phrase.contains { Words.isPlural($0.word) }
  }

  /// Whether the sentence begins by asking for something. "Merge request opened" and "messages that arrive" tell.
  static func isOrder(_ tokens: [Token], at index: Int) -> Bool {
    if tokens.word(index) == "go" { return true }
    guard Verbs.begins(tokens, at: index), !tokens.word(index).hasSuffix("s") else { return false }
    for place in index + 1..<index + 3 {
      guard tokens.at(place)?.isWord == true, !Verbs.determiners.contains(tokens.word(place)) else { return true }
      let isDone = ["opened", "created", "merged", "closed", "received", "posted", "placed", "added", "updated"]
      if place > index, isDone.contains(tokens.word(place)) { return false }
    }
    return true
  }
}
