/// Reads what is to be stored or created in some other system.
enum RecordReader {
  private static let names = [
    "db": "database", "sheet": "google_sheets", "sheets": "google_sheets", "spreadsheet": "google_sheets", "s3": "s3",
  ]

  static func read(_ clause: Clause, context: inout ClauseContext) -> [PlannedStep] {
    let object = clause.object
    var destination: String?
    let stores = clause.tokens.words.filter { Clause.storeWords.contains($0) }
    // "log it to Google Sheets": the verb is a store only when no other is named.
    if let store = stores.first(where: { $0 != clause.verb }) ?? stores.first { destination = names[store] ?? store }
    if destination == nil {
      guard let noun = ConditionClause.head(RequestReader.objectPhrase(object)) ?? ConditionClause.head(object) else {
        guard clause.cues.contains(.pronoun), clause.verb != "make", clause.verb != "create" else { return [] }
        return [PlannedStep(kind: .record(destination: "store"), words: clause.tokens.text)]
      }
      let vague: Set<String> = [
        "something", "anything", "stuff", "thing", "workflow", "automation", "sure", "nothing", "one",
      ]
      if vague.contains(noun) { return [] }
      // An address without a word of ours before it: the clause says something that is not understood here, perhaps in
      // another language, and its last word is no place to write to.
      if !clause.tokens.urls.isEmpty, !clause.cues.contains(.sourceURL) { return [] }
      destination = noun
    }
    guard let destination else { return [] }
    return [PlannedStep(kind: .record(destination: Words.slug(destination)), words: clause.tokens.text)]
  }
}
