/// Puts right what is plainly mistyped among the words that everything hangs on: "evry", "wendesday", "calender". Only
/// words that are one slip away from such a word and no word of the planner's own are touched; a key that is one slip from another usual word (contact, contract) is no key.
enum Spelling {
  private static let keys: [String] = [
    "every", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "weekday", "morning",
    "evening",
    "afternoon", "channel", "calendar", "spreadsheet", "payment", "invoice", "customer", "webhook", "whenever",
    "otherwise", "summarize", "schedule", "approval", "airtable", "github", "gitlab", "hubspot", "salesforce",
    "mailchimp", "zendesk", "telegram", "dropbox", "shopify", "trello", "pagerduty", "bitbucket", "sendgrid",
    "intercom", "wordpress", "outlook", "database", "subscriber", "translate", "repository", "sentiment",
  ]
  private static let byLength: [Int: [[Character]]] = Dictionary(grouping: keys.map(Array.init), by: \.count)
  private static let own = Set(keys)
  private static let always = [
    "evry": "every", "evrey": "every", "eveyr": "every", "everey": "every", "teh": "the", "wich": "which", "adn": "and",
    "recieve": "receive",
  ]

  static func corrected(_ tokens: [Token]) -> [Token] {
    tokens.map { token in
      guard token.isWord, let word = correction(token.word),
        token.text.first?.isUppercase != true || token.word.count > 6
      else {
        return token
      }
      return Token(.word, text: word, glued: token.glued)
    }
  }

  private static func correction(_ word: String) -> String? {
    if let known = always[word] { return known }
    guard word.count >= 6, word.count < 14, !own.contains(word), !own.contains(Words.singular(word)),
      Verbs.base(word) == nil,
      !Words.empty.contains(word), word.allSatisfy({ $0.isASCII && $0.isLetter })
    else { return nil }
    let letters = Array(word)
    for length in (letters.count - 1)...(letters.count + 1) {
      for key in byLength[length] ?? [] where key.first == letters.first && isOneSlip(letters, key) {
        return String(key)
      }
    }
    return nil
  }

  /// One letter more, less or other, or two that changed places; never only an ending ("messages").
  private static func isOneSlip(_ a: [Character], _ b: [Character]) -> Bool {
    let shared = zip(a, b).prefix { $0 == $1 }.count
    guard shared < min(a.count, b.count) else { return false }
    let (restA, restB) = (a[shared...], b[shared...])
    if a.count == b.count {
      // The same but for one letter, which must not be the last; or two that changed places.
      if restA.dropFirst() == restB.dropFirst() { return restA.count > 1 }
      return restA.count > 1 && restA[shared] == restB[shared + 1] && restA[shared + 1] == restB[shared]
        && restA.dropFirst(2) == restB.dropFirst(2)
    }
    return a.count > b.count ? restA.dropFirst() == restB : restA == restB.dropFirst()
  }
}
