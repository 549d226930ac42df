/// Wishes for a text or a call that are said with other verbs: "the chef should get a text at +33…", "read that out in a
/// call to +1…", "text everybody that …".
enum PhoneWish {
  private static let texts: Set<String> = ["text", "sms", "texts"]
  private static let calls: Set<String> = ["call", "phonecall"]
  private static let going: Set<String> = ["should", "must", "goes", "go", "is", "sent", "be", "gets", "shall", "will"]
  private static let leading: Set<String> = ["a", "an", "one", "the", "by", "via", "per", "as", "short", "quick"]
  private static let people: Set<String> = [
    "me", "us", "him", "her", "them", "everybody", "everyone", "each", "every", "all", "the", "our", "my", "their",
    "whoever", "it",
  ]
  private static let sending: Set<String> = [
    "send", "get", "give", "receive", "read", "tell", "notify", "inform", "let", "warn", "alert", "remind", "ping",
    "drop", "shoot", "pass", "forward", "deliver", "write", "share", "say", "want", "need", "reach", "make", "place",
  ]

  static func said(_ tokens: [Token], catalog: ToolkitCatalog) -> [Token] {
    let isNamed = ["a", "an", "one"].contains(tokens.word(0)) && tokens.part(1, 3).containsAny(texts.union(calls))
    guard tokens.count < 60, let verb = isNamed ? "send" : Verbs.base(tokens.word(0)), tokens.emails.isEmpty,
      tokens.urls.isEmpty,
      tokens.firstChannel == nil, catalog.mentioned(in: tokens).isEmpty
    else { return tokens }
    guard let number = tokens.firstIndex(where: { $0.isMark(["+"]) }), tokens.at(number + 1)?.number != nil else {
      let isPerson = verb == "text" && people.contains(tokens.word(1))
      let inside = tokens.firstIndex { ["in", "on", "from"].contains($0.word) }.flatMap { place in
        ["it", "them", "there"].contains(tokens.word(place + 1)) && place < 4 ? place : nil
      }
      let plain = inside.map { tokens.part(0, $0) + tokens.part($0 + 2) } ?? tokens
      return isPerson ? plain + [Token(.word, text: "via"), Token(.word, text: "Twilio")] : tokens
    }
    guard sending.contains(verb) else { return tokens }
    if let noun = noun(texts, in: tokens, before: number) {
      let end = tokens.word(noun + 1) == "message" ? noun + 2 : noun + 1
      // Whatever stands before the number, it is where the text goes.
      let before = ["to", "at", "on", "under"].contains(tokens.word(number - 1)) ? number - 1 : number
      let head = isNamed ? [] : tokens.part(1, start(noun, in: tokens))
      let behind = before > end ? tokens.part(end, before).filter { !going.contains($0.word) } : []
      return [Token(.word, text: "text")] + (end > number ? tokens.part(1, before) : head + behind)
        + [Token(.word, text: "to")] + tokens.part(number, end > number ? noun : nil)
    }
    if noun(calls, in: tokens, before: number) != nil {
      let text = tokens.part(1, number).filter { if case .quoted = $0.kind { true } else { false } }
      return [Token(.word, text: "call")] + tokens.part(number) + text
    }
    return tokens
  }

  private static func noun(_ words: Set<String>, in tokens: [Token], before number: Int) -> Int? {
    tokens.indices.dropFirst().first { index in
      index < number + 6 && words.contains(tokens.word(index)) && leading.contains(tokens.word(index - 1))
    }
  }

  /// Where "in a call" or "a short text" begins.
  private static func start(_ noun: Int, in tokens: [Token]) -> Int {
    var start = noun
    while start > 1, leading.contains(tokens.word(start - 1)) { start -= 1 }
    return start
  }
}
