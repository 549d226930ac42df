/// A demand asked as a question: "Is the status shipped? Then text me" is "check whether the status is shipped. Then …".
enum Question {
  private static let feeling: Set<String> = ["sound", "sounds", "look", "looks", "seem", "seems", "feel", "feels"]
  private static let verbs: Set<String> = ["is", "are", "does", "do", "was", "has", "have"]

  static func plain(_ tokens: [Token]) -> [Token] {
    guard (3...16).contains(tokens.count), verbs.contains(tokens.word(0)), let verb = tokens.first,
      !tokens.contains(where: { $0.isMark([",", ":", ";"]) })
    else { return tokens }
    let check = [Token(.word, text: "check"), Token(.word, text: "whether")]
    let isPronoun = ["it", "they", "this", "that", "he", "she", "there"].contains(tokens.word(1))
    // "do the usual" asks nothing.
    guard isPronoun || verb.word != "do",
      isPronoun || Words.articles.contains(tokens.word(1)) || tokens.word(1) == "any"
    else { return tokens }
    if ["does", "do"].contains(verb.word) {
      return check + tokens.dropFirst().map { feeling.contains($0.word) ? Token(.word, text: "is") : $0 }
    }
    // What is said of it begins at a comparison, or is the last word.
    var end = isPronoun ? 2 : 3
    if !isPronoun {
      let place = tokens.indices.first { index in
        index > 2
          && (tokens.at(index)?.isLiteral == true || ComparisonPhrases.match(tokens, at: index) != nil
            || Adjectives.read(tokens, at: index) != nil || Words.prepositions.contains(tokens.word(index)))
      }
      end = place ?? max(2, tokens.count - 1)
    }
    guard end < tokens.count else { return tokens }
    return check + tokens.part(1, end) + [verb] + tokens.part(end)
  }
}
