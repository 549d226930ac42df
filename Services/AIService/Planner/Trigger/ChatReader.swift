/// Finds a chat with the workflow itself that starts it: "someone chats with the bot", "when a chat message comes in".
enum ChatReader {
  private static let phrases: [[String]] = [
    ["when", "a", "chat", "message", "is", "received"], ["when", "a", "chat", "message", "arrives"],
    ["when", "a", "chat", "message", "comes", "in"], ["when", "someone", "chats"], ["when", "somebody", "chats"],
    ["someone", "chats", "with", "the", "bot"], ["somebody", "chats", "with", "the", "bot"],
    ["when", "someone", "chats", "with", "the", "bot"], ["when", "a", "user", "chats"],
    ["when", "a", "user", "sends", "a", "chat", "message"], ["on", "a", "chat", "message"],
    ["for", "every", "chat", "message"], ["for", "each", "chat", "message"],
    ["when", "someone", "writes", "in", "the", "chat"], ["when", "a", "user", "writes", "in", "the", "chat"],
    ["when", "a", "message", "comes", "in", "the", "chat"], ["when", "i", "chat", "with", "it"],
    ["when", "somebody", "writes", "in", "the", "chat"], ["build", "a", "chatbot", "that"], ["a", "chatbot", "that"],
    ["a", "chat", "bot", "that"], ["every", "chat", "message", "should", "be"],
    ["each", "chat", "message", "should", "be"],
    ["whenever", "someone", "chats"], ["when", "someone", "asks", "in", "the", "chat"],
    ["when", "a", "question", "comes", "in", "the", "chat"], ["every", "chat", "message", "is"],
  ]

  static func read(_ tokens: [Token]) -> [Token]? {
    for index in tokens.indices {
      let length = tokens.matchLength(ofAny: phrases, at: index)
      guard length > 0 else { continue }
      var end = index + length
      while let token = tokens.at(end),
        token.isMark([",", ":"]) || ["with", "the", "bot", "me", "us", "then", "and"].contains(token.word)
      { end += 1 }
      return tokens.part(0, index) + tokens.part(end)
    }
    return told(tokens)
  }
}
