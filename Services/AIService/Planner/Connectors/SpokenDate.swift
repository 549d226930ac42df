/// Days and times that are said in words: "tomorrow at 3 pm", "next Monday", "in two weeks", "May 3rd", "the 15th". They
/// are taken over as they are said: services that take them read them so.
enum SpokenDate {
  private static let days: Set<String> = ["tomorrow", "today", "tonight"]
  private static let weekdays: Set<String> = [
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "weekend",
  ]
  private static let spans: Set<String> = ["week", "month", "year", "quarter"]
  private static let units: Set<String> = ["minute", "hour", "day", "week", "month", "year"]
  private static let months: Set<String> = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
  ]

  static func read(_ tokens: [Token], at start: Int) -> (String, Int)? {
    let length = length(tokens, at: start)
    guard length > 0 else { return nil }
    let end = start + length
    let whole = end + time(tokens, at: end)
    return (tokens.part(start, whole).text, whole - start)
  }

  private static func length(_ tokens: [Token], at start: Int) -> Int {
    let word = tokens.word(start)
    let next = tokens.word(start + 1)
    if days.contains(word) { return ["morning", "evening", "afternoon", "night", "noon"].contains(next) ? 2 : 1 }
    if word == "the", next == "day", tokens.word(start + 2) == "after", tokens.word(start + 3) == "tomorrow" {
      return 4
    }
    if ["next", "this", "coming"].contains(word), weekdays.contains(next) || spans.contains(next) { return 2 }
    if weekdays.contains(word) { return 1 }
    if word == "in", let number = tokens.at(start + 1)?.number ?? (["a", "an"].contains(next) ? 1 : nil), number > 0,
      units.contains(Words.singular(tokens.word(start + 2)))
    {
      return 3
    }
    if ["end", "beginning"].contains(word), next == "of" {
      let article = ["the", "this", "next"].contains(tokens.word(start + 2)) ? 1 : 0
      return spans.contains(tokens.word(start + 2 + article)) ? 3 + article : 0
    }
    if months.contains(word), tokens.at(start + 1)?.number != nil, word != "may" || tokens.at(start)?.text == "May" {
      return tokens.at(start + 2)?.number.map { (1900...2200).contains($0) } == true ? 3 : 2
    }
    if tokens.at(start)?.number != nil {
      let of = next == "of" ? 1 : 0
      if months.contains(tokens.word(start + 1 + of)) {
        return tokens.at(start + 2 + of)?.number.map { (1900...2200).contains($0) } == true ? 3 + of : 2 + of
      }
      if tokens.at(start)?.isOrdinal == true, tokens.word(start - 1) == "the" { return 1 }
    }
    return 0
  }

  /// "at 3 pm", "at 15:00", "at noon"
  private static func time(_ tokens: [Token], at start: Int) -> Int {
    let at = ["at", "around", "by"].contains(tokens.word(start)) ? 1 : 0
    guard let token = tokens.at(start + at) else { return 0 }
    if case .clock = token.kind { return at + 1 + (["am", "pm"].contains(tokens.word(start + at + 1)) ? 1 : 0) }
    if ["noon", "midnight"].contains(token.word) { return at + 1 }
    guard case .number = token.kind else { return 0 }
    if ["am", "pm"].contains(tokens.word(start + at + 1)) { return at + 2 }
    return at == 1 ? 2 : 0
  }
}
