/// Cuts endings off English words, so that "monitoring", "monitors" and "monitored" are one word to the retriever.
/// It is Porter's idea with the few endings that matter in short sentences; both sides are cut alike, so a stem need
/// not be a word.
enum Stemmer {
  static func stem(_ word: String) -> String {
    guard word.count > 3, word.utf8.allSatisfy({ $0 < 128 }) else { return word }
    var stem = plural(word)
    stem = verb(stem)
    for (ending, replacement) in [
      ("ization", "ize"), ("isation", "ize"), ("ation", "ate"), ("fulness", "ful"), ("iveness", "ive"),
      ("ement", "e"), ("ment", ""), ("ness", ""), ("ier", "y"), ("ise", "ize"), ("ly", ""),
    ] where stem.hasSuffix(ending) && stem.count - ending.count >= 3 {
      stem = stem.dropLast(ending.count) + replacement
      break
    }
    if stem.count > 4, stem.hasSuffix("e") { stem.removeLast() }
    if stem.count > 3, stem.hasSuffix("y") { stem = stem.dropLast() + "i" }
    return stem
  }

  private static func plural(_ word: String) -> String {
    if word.hasSuffix("sses") { return String(word.dropLast(2)) }
    if word.hasSuffix("ies"), word.count > 4 { return word.dropLast(3) + "y" }
    if word.hasSuffix("es"), let before = word.dropLast(2).last, "sxzh".contains(before) {
      return String(word.dropLast(2))
    }
    if word.hasSuffix("s"), !word.hasSuffix("ss"), !word.hasSuffix("us"), !word.hasSuffix("is") {
      return String(word.dropLast())
    }
    return word
  }

  private static func verb(_ word: String) -> String {
    for ending in ["ing", "ed"] where word.hasSuffix(ending) {
      let stem = String(word.dropLast(ending.count))
      guard stem.count >= 3, stem.contains(where: { "aeiouy".contains($0) }) else { return word }
      if let last = stem.last, stem.dropLast().last == last, !"lsz".contains(last) { return String(stem.dropLast()) }
      return stem
    }
    return word
  }
}
