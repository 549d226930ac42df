/// Reads other languages as far as short sentences about workflows go: their words are exchanged for the English ones
/// that the planner knows, so that every rule is written once. What has a form of its own (addresses, quoted texts,
/// times) stays as it is, and so does every word that is not in the book.
enum PhraseBook {
  /// The tokens of a prompt in whatever language, in English words.
  static func tokens(of prompt: String) -> [Token] {
    let tokens = Tokenizer.tokens(of: prompt)
    let english = language(of: tokens).map { $0.english(tokens) } ?? Spelling.corrected(tokens)
    return ImpliedService.said(Idioms.plain(Paraphrases.plain(Amounts.plain(ClockWords.plain(english)))))
  }

  /// The one with the most words in the sentence; nil for English, and for what is none of them.
  static func language(of tokens: [Token]) -> Language? {
    let words = tokens.filter(\.isWord).flatMap { Language.parts(of: $0.word) }
    guard !words.isEmpty else { return nil }
    let english = words.count { englishWords.contains($0) }
    var best: (language: Language, count: Int)?
    for language in Language.all {
      let count = words.count { language.marks.contains($0) }
      if count > best?.count ?? 0 { best = (language, count) }
    }
    guard let best, best.count > english, best.count >= 2 || words.count <= 6 else { return nil }
    return best.language
  }

  private static let englishWords: Set<String> = [
    "the", "and", "is", "when", "if", "every", "to", "it", "with", "from", "send", "fetch", "get", "create", "of",
    "then", "that", "at", "for", "each", "them", "new", "into", "post", "which", "are", "my", "all", "a", "i", "you",
    "me", "as", "on", "in", "be", "do", "no", "so", "or", "not", "this", "there", "what", "how", "who", "they", "we",
    "us",
    "by", "an", "but", "can", "will", "should", "its", "has", "have", "was", "only", "just", "more", "than", "also",
    "please", "after", "before", "soon", "once", "any", "our", "your", "their", "whenever", "otherwise", "mail",
    "email",
    "message", "per", "up", "out", "about", "list", "make", "under", "over",
  ]
}
