/// Reads the names of fields out of "only the name and the email", "fields id, title".
enum FieldList {
  private static let fillers: Set<String> = [
    "only", "just", "the", "a", "an", "field", "fields", "column", "columns", "property", "properties", "attribute",
    "attributes", "its", "their", "all", "each", "value", "values", "key", "keys", "called", "named",
  ]
  /// These are data, not fields of it.
  private static let data: Set<String> = [
    "item", "items", "list", "ones", "one", "first", "last", "top", "rest", "everything", "result", "results", "data",
    "those", "them", "it", "duplicates", "duplicate", "entries", "records", "rows", "unique", "response", "output",
  ]

  static func read(_ object: [Token], noun: String?) -> [FieldPath]? {
    var tokens = object
    let explicit = tokens.containsAny(["field", "fields", "column", "columns", "property", "properties"])
    for index in tokens.indices
    where index > 0 && ["from", "of", "for", "in", "to", "on", "into", "with", "by", "at"].contains(tokens.word(index))
    {
      tokens = tokens.part(0, index)
      break
    }
    var fields: [FieldPath] = []
    for piece in tokens.split(at: ["and", "or", "plus"]) {
      let words = piece.filter { !fillers.contains($0.word) && !$0.isMark }
      guard !words.isEmpty, words.count <= 3 else { return nil }
      if words.count == 1, let only = words.first {
        switch only.kind {
        case .quoted(let name):
          guard name.count <= 60, let path = FieldPath(name: name) else { return nil }
          fields.append(path)
          continue
        case .word: break
        default: return nil
        }
      }
      guard words.allSatisfy(\.isWord) else { return nil }
      let last = words.last?.word ?? ""
      let isData = data.contains(last) || (noun.map { Words.singular(last) == $0 } ?? false)
      if isData, !explicit { return nil }
      guard let path = FieldPath(name: Words.fieldName(words)) else { return nil }
      fields.append(path)
    }
    guard !fields.isEmpty, fields.count <= 30 else { return nil }
    return fields
  }

  /// One field, in the singular when it is named as a plural of many items ("sum the amounts").
  static func one(_ tokens: [Token], noun: String?) -> FieldPath? {
    guard let field = read(tokens, noun: noun)?.first else { return nil }
    let name = field.name
    guard field.parts.count == 1, name == name.lowercased(), !name.contains("_") else { return field }
    return FieldPath([Words.singular(name)])
  }
}
