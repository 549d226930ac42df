/// Small closed lists of English that several readers share.
enum Words {
  static let articles: Set<String> = [
    "the", "a", "an", "its", "their", "his", "her", "my", "our", "this", "that", "your",
  ]

  /// Words that stand for the data of the step before.
  static let pronouns: Set<String> = [
    "it", "them", "that", "this", "these", "those", "everything", "all", "result", "results", "data", "output", "ones",
    "rest", "one", "payload", "body", "content", "contents",
  ]

  /// Words that carry nothing for finding a tool or for naming a step.
  static let empty: Set<String> = [
    "the", "a", "an", "its", "their", "his", "her", "my", "our", "this", "that", "these", "those", "to", "of", "in",
    "on", "at", "from", "for", "with", "by", "and", "or", "then", "also", "please", "just", "is", "are", "be", "was",
    "it", "them", "me", "us", "i", "we", "you", "so", "as", "into", "will", "would", "should", "can", "could", "which",
    "who", "whose", "where", "when", "there", "some", "any", "all", "every", "each", "do", "does", "not", "has", "have",
    "only", "up", "out", "if", "else", "otherwise", "new", "automatically", "using", "via", "about", "your", "back",
    "make", "sure", "first", "finally", "next", "after", "before", "our",
  ]

  /// Ends a field phrase or an object: what comes after belongs to another part of the clause.
  static let prepositions: Set<String> = [
    "to", "from", "with", "in", "into", "on", "at", "by", "for", "via", "using", "through", "as", "of", "about", "over",
  ]

  /// Words that end on s and are no plural, and plurals that are not made with s.
  private static let singulars = [
    "people": "person", "children": "child", "data": "data", "status": "status", "address": "address", "news": "news",
    "business": "business", "process": "process", "access": "access", "is": "is", "this": "this", "has": "has",
    "series": "series", "feedback": "feedback", "analysis": "analysis", "bus": "bus", "does": "does", "was": "was",
    "sales": "sale", "its": "its", "entries": "entry", "movies": "movie", "sms": "sms", "css": "css", "aws": "aws",
    "jsonpath": "jsonpath", "todos": "todo", "cookies": "cookie", "indices": "index", "matrices": "matrix", "ids": "id",
    "gas": "gas", "yes": "yes",
  ]

  static func singular(_ word: String) -> String {
    if let known = singulars[word] { return known }
    if word.count > 4, word.hasSuffix("ies") { return word.dropLast(3) + "y" }
    for ending in ["sses", "shes", "ches", "xes", "zes"] where word.hasSuffix(ending) {
      return String(word.dropLast(2))
    }
    if word.count > 3, word.hasSuffix("s"), !word.hasSuffix("ss"), !word.hasSuffix("us"), !word.hasSuffix("is") {
      return String(word.dropLast())
    }
    return word
  }

  static func plural(_ word: String) -> String {
    if isPlural(word) || singulars[word] == word { return word }
    if word == "person" { return "people" }
    if word.hasSuffix("y"), let before = word.dropLast().last, !"aeiou".contains(before) {
      return word.dropLast() + "ies"
    }
    for ending in ["s", "x", "z", "ch", "sh"] where word.hasSuffix(ending) { return word + "es" }
    return word + "s"
  }

  static func isPlural(_ word: String) -> Bool {
    word == "people" || word == "children" || singular(word) != word
  }

  /// "Due date" → "due_date"; a name written as a program writes it stays as it is.
  static func fieldName(_ tokens: [Token]) -> String {
    let words = tokens.filter(\.isWord)
    if words.count == 1, let only = words.first {
      let inner = only.text.dropFirst().contains(where: \.isUppercase)
      return inner && only.text != only.text.uppercased() || only.text.contains("_") ? only.text : only.word
    }
    return words.map(\.word).joined(separator: "_")
  }

  /// A text as an id: small letters, digits and low lines, never empty, never long.
  static func slug(_ text: String, separator: Character = "_", maximum: Int = 40) -> String {
    var result = ""
    for character in text.lowercased() {
      if character.isASCII, character.isLetter || character.isNumber {
        result.append(character)
      } else if !result.isEmpty, result.last != separator {
        result.append(separator)
      }
      if result.count >= maximum { break }
    }
    while result.last == separator { result.removeLast() }
    guard let first = result.first else { return "step" }
    return first.isNumber ? "n" + String(separator) + result : result
  }
}
