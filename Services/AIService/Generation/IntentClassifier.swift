/// Tells a wish for a workflow from small talk and noise. It errs on the side of the wish: whether a wish says enough
/// is the planner's to find out.
enum IntentClassifier {
  struct Verdict: Sendable, Hashable {
    let intent: Intent
    /// What to say back when it is no wish.
    let reply: String?
  }

  private static let greetings: Set<String> = [
    "hello", "hi", "hey", "hallo", "howdy", "greetings", "yo", "hiya", "morning", "evening", "afternoon", "bonjour",
    "hola", "ciao", "servus", "moin", "welcome", "sup", "hullo",
  ]
  private static let thanks: Set<String> = [
    "thanks", "thank", "thx", "cheers", "ty", "danke", "merci", "gracias", "appreciated",
  ]
  private static let farewells: Set<String> = ["bye", "goodbye", "cya", "later", "farewell", "tschüss", "ciao"]
  private static let fillers: Set<String> = [
    "you", "there", "so", "much", "very", "good", "a", "lot", "all", "the", "for", "your", "help", "and", "again",
    "everyone", "ok", "okay", "cool", "nice", "great", "awesome", "day", "have", "to", "see", "my", "friend", "bot",
    "team", "that", "is", "was", "it", "perfect", "yes", "no", "yeah", "nope", "sure", "fine", "well", "done", "wow",
    "haha", "lol", "i", "am", "are", "how", "doing", "today", "what", "up", "going", "on", "well", "do", "night",
    "really", "just", "then", "me", "too", "not", "bad", "hope", "this", "be", "at", "with", "please", "sorry",
    "weekend", "love", "like", "now", "as", "always", "in", "looks", "works", "exactly", "right", "helpful",
  ]
  private static let aboutUs: [[String]] = [
    ["how", "are", "you"], ["who", "are", "you"], ["what", "are", "you"], ["what", "can", "you", "do"],
    ["what", "is", "your", "name"],
    ["tell", "me", "a", "joke"], ["tell", "me", "about", "yourself"], ["what", "do", "you", "do"],
    ["are", "you", "human"],
    ["are", "you", "a", "bot"], ["how", "old", "are", "you"], ["how", "do", "you", "work"],
    ["what", "is", "the", "weather"],
    ["what", "is", "up"], ["are", "you", "there"], ["can", "you", "help", "me"],
    ["what", "is", "the", "meaning", "of", "life"],
    ["what", "time", "is", "it"], ["do", "you", "like"], ["sing", "me"], ["i", "love", "you"],
    ["tell", "me", "a", "story"],
  ]

  static func classify(_ prompt: String) -> Verdict {
    let tokens = PhraseBook.tokens(of: String(prompt.prefix(2000)))
    let words = tokens.words
    guard !words.isEmpty else { return Verdict(intent: .unclear, reply: nil) }
    guard !tokens.contains(where: { $0.isLiteral }) else { return Verdict(intent: .newWorkflow, reply: nil) }
    if !tokens.contains(where: { $0.isTime }), VagueWish.isOne(words) { return Verdict(intent: .unclear, reply: nil) }
    if let reply = smallTalk(tokens, words) { return Verdict(intent: .general, reply: reply) }
    if isAsked(tokens, words) || isQuestion(tokens, words) {
      return Verdict(
        intent: .general,
        reply: "I make workflows out of sentences. Which task should a workflow do for you, and what should start it?")
    }
    return Verdict(intent: .newWorkflow, reply: nil)
  }

  private static func smallTalk(_ tokens: [Token], _ words: [String]) -> String? {
    guard words.count <= 14, !tokens.contains(where: { $0.isTime }) else { return nil }
    let help =
      "Tell me what should start your workflow and what it should do, for example: "
      + "\"Every morning at 9, fetch https://example.com/tickets and post the urgent ones to https://example.com/alerts\"."
    for phrase in aboutUs
    where tokens.matchLength(ofAny: [phrase], at: 0) > 0 || tokens.matchLength(ofAny: [phrase], at: 1) > 0 {
      let rest = words.count - phrase.count
      if rest <= 4, !words.contains("workflow") { return "I turn sentences into workflows that run. " + help }
    }
    let social = { (word: String) in
      greetings.contains(word) || thanks.contains(word) || farewells.contains(word)
    }
    if words.count <= 10, words.contains(where: { social($0) || praise.contains($0) }), !words.contains(where: isWork) {
      return "You are welcome. Which workflow should I make next? " + help
    }
    guard words.allSatisfy({ social($0) || fillers.contains($0) }) else { return nil }
    if words.contains(where: thanks.contains) { return "You are welcome. Which workflow should I make next? " + help }
    if words.contains(where: farewells.contains) { return "Goodbye. Come back with a task for a workflow at any time." }
    if words.contains(where: greetings.contains) { return "Hello! " + help }
    return words.count <= 5 ? help : nil
  }

  private static let praise: Set<String> = [
    "awesome", "great", "perfect", "brilliant", "relief", "amazing", "wonderful", "fantastic", "excellent", "lovely",
    "superb", "impressive", "genius", "hilarious", "funny",
  ]

  /// A word of what workflows do: nobody says it who only chats.
  private static func isWork(_ word: String) -> Bool {
    let chatted: Set<String> = ["see", "thank", "thanks", "welcome", "let", "made", "make", "makes", "run", "end"]
    if chatted.contains(word) || greetings.contains(word) || fillers.contains(word) { return false }
    return Verbs.base(word) != nil || Clause.chatServices.contains(word) || Clause.mailWords.contains(word)
      || Clause.storeWords.contains(word)
      || ["when", "every", "if", "workflow", "each", "whenever", "daily"].contains(word)
  }

  private static let openings: [[String]] = [
    ["can", "i"], ["may", "i"], ["do", "i"], ["should", "i"], ["is", "it"], ["is", "there"], ["are", "there"],
    ["am", "i"],
    ["how", "many"], ["how", "much"], ["how", "long"], ["how", "often"], ["how", "far"], ["will", "it"],
    ["could", "i"],
    ["does", "it"], ["does", "this"], ["do", "you"], ["are", "you"], ["have", "you"], ["did", "you"], ["when", "is"],
    ["when", "was"],
  ]

  /// "can I use my own key?", "how many people live in Iceland?": asked, with no service that could tell.
  private static func isAsked(_ tokens: [Token], _ words: [String]) -> Bool {
    guard tokens.last?.isMark(["?"]) == true, tokens.matchLength(ofAny: openings, at: 0) > 0,
      !tokens.dropLast().contains(where: { $0.isMark([".", "?", "!", ";", ":"]) }),
      ToolkitCatalog.builtin.mentioned(in: tokens).isEmpty
    else { return false }
    let isWish = ["get", "have", "receive", "be"].contains(words.dropFirst(2).first ?? "") && words.first != "how"
    return !isWish
      && !words.contains {
        ["when", "whenever", "every", "email", "mail", "notify", "remind"].contains($0) && $0 != words.first
      }
  }

  /// A question about things, not a wish in the form of one ("can you fetch …?").
  private static func isQuestion(_ tokens: [Token], _ words: [String]) -> Bool {
    guard let first = words.first, tokens.last?.isMark(["?"]) == true || words.count <= 8 else { return false }
    guard
      ["what", "who", "why", "which", "where", "how", "is", "are", "does", "when"].contains(first)
        || ["do", "can"].contains(first) && words.dropFirst().first == "you" && tokens.last?.isMark(["?"]) == true
          && words.contains(where: {
            ["support", "connect", "work", "know", "have", "understand", "speak"].contains($0)
          })
    else {
      return false
    }
    if first == "when" || first == "how" && words.dropFirst().first == "many" { return false }
    if first == "how", ["can", "do", "would", "could"].contains(words.dropFirst().first ?? "") {
      return !words.contains { ["create", "build", "make", "automate", "set"].contains($0) }
    }
    return tokens.last?.isMark(["?"]) == true || ["what", "who", "why"].contains(first)
  }
}
