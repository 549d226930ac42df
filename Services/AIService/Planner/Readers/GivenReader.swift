/// Reads what is only said to be there: "take an order", "the input holds a list called feeds", "the text that I pass in".
/// No step brings it; it names the data that the next step speaks of.
enum GivenReader {
  struct Given: Sendable, Hashable {
    /// What the data is called, singular.
    var noun: String?
    /// Where in the input it stands.
    var member: FieldPath?
    var isList = false
    /// A member that is compared later on ("a number age").
    var field: FieldPath?
  }

  private static let inputs: Set<String> = ["input", "payload", "body", "inputs"]
  private static let holding: Set<String> = [
    "has", "holds", "contains", "carries", "includes", "is", "have", "brings", "gives", "comes",
  ]
  private static let lists: Set<String> = ["list", "array", "lists", "collection"]
  private static let kinds: Set<String> = [
    "number", "text", "string", "field", "object", "value", "member", "flag", "boolean", "date", "name", "fields",
    "list", "array",
  ]
  private static let taking: Set<String> = ["take", "accept", "receive", "given", "use", "get", "having", "with"]
  private static let adjectives: Set<String> = ["submitted", "incoming", "given", "passed", "whole", "provided"]

  /// The whole clause says no more than what is there; nil for every other.
  static func read(_ written: [Token]) -> Given? {
    var tokens = written.trimmed(["and", "then", "please", "there", "i"])
    // "take the field readings, it's an array"
    var isArray = false
    if let comma = tokens.lastIndex(where: { $0.isMark([",", "("]) }), comma > 2,
      ["it", "which", "that", "a", "an"].contains(tokens.word(comma + 1)),
      tokens.part(comma + 1).containsAny(lists), tokens.count - comma < 7
    {
      tokens = tokens.part(0, comma)
      isArray = true
    }
    guard tokens.count <= 14, tokens.urls.isEmpty else { return nil }
    guard var given = described(tokens) ?? taken(tokens) else { return nil }
    given.isList = given.isList || isArray
    return given
  }

  /// "the input has a number age", "in the input there is a list called feeds"
  private static func described(_ tokens: [Token]) -> Given? {
    guard let input = tokens.prefix(4).firstIndex(where: { inputs.contains($0.word) }),
      let verb = tokens.firstIndex(ofAny: holding, from: input), verb - input <= 3
    else { return nil }
    let rest = tokens.part(verb + 1).filter {
      !Words.articles.contains($0.word) && !["called", "named", "with", "there"].contains($0.word)
    }
    guard let kind = rest.firstIndex(where: { kinds.contains($0.word) }) else { return nil }
    let isList = lists.contains(rest.word(kind))
    let named = rest.part(kind + 1).filter { !["of", "and", "fields", "field"].contains($0.word) && !$0.isMark }
    guard let name = named.first, name.isWord || name.isLiteral, let field = ConditionReader().field([name]) else {
      return isList ? Given(noun: rest.part(kind + 2).first.map { Words.singular($0.word) }, isList: true) : Given()
    }
    if rest.word(kind + 1) == "of" { return Given(noun: Words.singular(name.word), isList: isList) }
    return isList
      ? Given(noun: Words.singular(field.name), member: field, isList: true) : Given(field: field)
  }

  /// "take the submitted text", "take an order", "take the array orders from the input", "take a number n"
  private static func taken(_ tokens: [Token]) -> Given? {
    guard taking.contains(tokens.word(0)) else { return nil }
    if let member = member(in: tokens) { return member }
    let determiner = tokens.word(1)
    guard ["a", "an", "the", "my", "this", "that", "one", "some"].contains(determiner) else { return nil }
    var rest = tokens.part(2)
    var isSaid = false
    if let length = Self.tail(of: rest) {
      rest = rest.part(0, rest.count - length)
      isSaid = true
    }
    if rest.contains(where: { adjectives.contains($0.word) }) { isSaid = true }
    rest = rest.filter { !adjectives.contains($0.word) }
    guard (1...2).contains(rest.count), rest.allSatisfy(\.isWord), let noun = rest.first,
      !["first", "last", "top", "latest", "average", "sum", "total", "number", "count", "newest", "current", "weather"]
        .contains(noun.word) || rest.count == 2 && noun.word == "number" && rest.word(1).count < 3,
      !rest.containsAny(Words.prepositions)
    else { return nil }
    let isTake = ["take", "accept", "given", "having"].contains(tokens.word(0))
    guard isSaid || isTake, isSaid || !Words.isPlural(rest.last?.word ?? "") else { return nil }
    if rest.count == 2, ["number", "text", "string", "value", "date"].contains(noun.word) {
      return Given(field: FieldPath(name: rest.last?.text ?? ""))
    }
    let last = rest.last?.word ?? ""
    // "the field readings of my input"
    if isSaid, rest.count == 2, ["field", "key", "property", "member"].contains(noun.word),
      let field = rest.last.flatMap({ ConditionReader().field([$0]) })
    {
      return Given(noun: Words.singular(last), member: field, isList: Words.isPlural(last))
    }
    return Given(noun: Words.singular(last), isList: Words.isPlural(last))
  }

  private static let handing: Set<String> = [
    "pass", "give", "enter", "provide", "send", "paste", "type", "write", "supply", "submit", "hand", "upload", "feed",
    "fill", "put", "drop", "pasted", "typed", "passed", "entered",
  ]

  /// How many words at the end say that it is what the run is given: "that I paste in", "from my input"; nil for none.
  private static func tail(of tokens: [Token]) -> Int? {
    for start in tokens.indices.dropFirst().suffix(6) {
      if ["from", "of", "in"].contains(tokens.word(start)), start + 3 >= tokens.count,
        ["input", "request", "inputs", "payload"].contains(tokens.last?.word ?? ""),
        start + 2 == tokens.count || Words.articles.contains(tokens.word(start + 1))
      {
        return tokens.count - start
      }
      let isWhich = ["that", "which"].contains(tokens.word(start))
      let verb = (isWhich ? start + 1 : start) + 1
      if ["i", "we"].contains(tokens.word(verb - 1)) {
        let actual = ["just", "ve", "have", "will", "ll"].contains(tokens.word(verb)) ? verb + 1 : verb
        let behind = tokens.part(actual + 1)
        if handing.contains(tokens.word(actual)),
          behind.allSatisfy({ ["in", "you", "it", "here", "over", "to", "below", "myself", "on"].contains($0.word) })
        {
          return tokens.count - start
        }
      }
      if isWhich, tokens.matches(["comes", "in"], at: start + 1), start + 3 == tokens.count { return 3 }
      if tokens.matches(["as", "input"], at: start), start + 2 == tokens.count { return 2 }
    }
    return nil
  }

  /// "the list guests of the input", "the input's list attendees", "the array orders from the input"
  static func member(in tokens: [Token]) -> Given? {
    for index in tokens.indices.prefix(30) where lists.contains(tokens.word(index)) {
      var name = index + 1
      if ["called", "named"].contains(tokens.word(name)) { name += 1 }
      guard let token = tokens.at(name), token.isWord || token.isLiteral, !Words.empty.contains(token.word) else {
        continue
      }
      let isOfInput =
        tokens.part(max(0, index - 2), index).containsAny(inputs)
        || ["of", "in", "from"].contains(tokens.word(name + 1)) && tokens.part(name + 2, name + 5).containsAny(inputs)
      guard isOfInput, let field = ConditionReader().field([token]) else { continue }
      return Given(noun: Words.singular(field.name), member: field, isList: true)
    }
    return nil
  }
}
