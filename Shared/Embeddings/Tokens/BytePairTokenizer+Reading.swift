internal import WorkflowModels

/// Reads the tokenizer's JSON file, in the form of the `tokenizers` library. A part that is not understood is refused:
/// other tokens than the vectors were made for would be worse than none.
extension BytePairTokenizer {
  private static let mostTokens = 1 << 20
  private static let mostJoins = 1 << 21

  package init(json bytes: [UInt8]) throws(EmbeddingError) {
    guard let json = try? JSON(parsing: bytes, maximumDepth: 32) else {
      throw EmbeddingError(.malformed, "The tokenizer's file is no JSON.")
    }
    let model = json["model"] ?? .null
    guard model["type"]?.stringValue == "BPE", let vocabulary = model["vocab"]?.objectValue,
      let joins = model["merges"]?.arrayValue
    else { throw EmbeddingError(.unsupported, "The tokenizer's file holds no byte-pair vocabulary.") }
    guard vocabulary.count <= Self.mostTokens, joins.count <= Self.mostJoins else {
      throw EmbeddingError(.unsupported, "The tokenizer's vocabulary is larger than can be used.")
    }
    for (part, value) in [
      ("pre_tokenizer", json["pre_tokenizer"]), ("dropout", model["dropout"]),
      ("continuing_subword_prefix", model["continuing_subword_prefix"]),
      ("end_of_word_suffix", model["end_of_word_suffix"]),
    ] where !(value ?? .null).isNull {
      throw EmbeddingError(.unsupported, "The tokenizer has a `\(part)`, which is not understood.")
    }
    self.init()
    preparations = try Self.preparations(json["normalizer"] ?? .null)
    try readVocabulary(vocabulary, joins, model)
    for added in json["added_tokens"]?.arrayValue ?? [] {
      guard let text = added["content"]?.stringValue, let token = Self.number(added["id"]), !text.isEmpty,
        wholes.count < 1000
      else { throw EmbeddingError(.malformed, "The tokenizer has an added token without text or number.") }
      wholes.append((Array(text.utf8), token))
    }
    wholes.sort { $0.text.count > $1.text.count }
  }

  private mutating func readVocabulary(
    _ vocabulary: JSONObject, _ list: [JSON], _ model: JSON
  ) throws(EmbeddingError) {
    // By bytes: Swift holds texts for the same that Unicode writes in two ways, and a vocabulary does not.
    var tokens: [[UInt8]: Int32] = Dictionary(minimumCapacity: vocabulary.count)
    for (text, value) in vocabulary {
      guard let token = Self.number(value) else {
        throw EmbeddingError(.malformed, "A token of the vocabulary has no number that can be used.")
      }
      tokens[Array(text.utf8)] = token
      let scalars = text.unicodeScalars
      if let letter = scalars.first, scalars.index(after: scalars.startIndex) == scalars.endIndex {
        letters[letter] = token
      }
    }
    if let text = model["unk_token"]?.stringValue { unknown = tokens[Array(text.utf8)] }
    if model["byte_fallback"]?.boolValue == true {
      let digits = Array("0123456789ABCDEF".utf8)
      let all = (0..<256).compactMap { byte in
        tokens[Array("<0x".utf8) + [digits[byte >> 4], digits[byte & 15]] + Array(">".utf8)]
      }
      if all.count == 256 { bytes = all }
    }
    joins.reserveCapacity(list.count)
    for (rank, join) in list.enumerated() {
      let parts = Self.parts(of: join)
      guard parts.count == 2, let left = tokens[parts[0]], let right = tokens[parts[1]],
        let both = tokens[parts[0] + parts[1]], let rank = Int32(exactly: rank)
      else { throw EmbeddingError(.malformed, "A join of the vocabulary names a token that is not there.") }
      joins[Self.pair(left, right)] = Join(rank: rank, token: both)
    }
  }

  /// "er s", or in newer files ["er", "s"].
  private static func parts(of join: JSON) -> [[UInt8]] {
    if let text = join.stringValue {
      return Array(text.utf8).split(separator: 0x20, omittingEmptySubsequences: false).map(Array.init)
    }
    return (join.arrayValue ?? []).compactMap { $0.stringValue.map { Array($0.utf8) } }
  }

  private static func number(_ value: JSON?) -> Int32? {
    value?.intValue.flatMap(Int32.init(exactly:)).flatMap { $0 >= 0 ? $0 : nil }
  }

  private static func preparations(_ json: JSON) throws(EmbeddingError) -> [Preparation] {
    if json.isNull { return [] }
    switch json["type"]?.stringValue {
    case "Sequence":
      var all: [Preparation] = []
      for inner in (json["normalizers"]?.arrayValue ?? []) {
        guard inner["type"]?.stringValue != "Sequence", all.count < 16 else { throw unknownPreparation }
        all += try preparations(inner)
      }
      return all
    case "Prepend":
      guard let text = json["prepend"]?.stringValue else { throw unknownPreparation }
      return [.prepend(Array(text.unicodeScalars))]
    case "Replace":
      guard let old = json["pattern"]?["String"]?.stringValue, let new = json["content"]?.stringValue else {
        throw unknownPreparation
      }
      return [.replace(Array(old.unicodeScalars), with: Array(new.unicodeScalars))]
    default: throw unknownPreparation
    }
  }

  private static var unknownPreparation: EmbeddingError {
    EmbeddingError(.unsupported, "The tokenizer prepares texts in a way that is not understood.")
  }
}
