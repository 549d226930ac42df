internal import Glibc

/// Finds tools by the words of a clause: BM25 over name, aliases, description and examples, all stemmed. Built once;
/// a search touches only the tools that share a word with the query.
struct ToolRetriever: Sendable {
  struct Hit: Sendable, Hashable {
    let tool: Tool
    let score: Double
  }

  private struct Posting: Sendable {
    let tool: Int
    let weight: Double
  }

  let tools: [Tool]
  private let postings: [String: [Posting]]

  static let builtin = ToolRetriever(tools: BuiltinTools.all)

  init(tools: [Tool]) {
    self.tools = tools
    var counts: [[String: Double]] = []
    for tool in tools { counts.append(Self.terms(of: tool)) }
    let lengths = counts.map { $0.values.reduce(0, +) }
    let average = max(1, lengths.reduce(0, +) / Double(max(1, lengths.count)))
    var documents: [String: Int] = [:]
    for terms in counts { for term in terms.keys { documents[term, default: 0] += 1 } }
    var postings: [String: [Posting]] = [:]
    for (index, terms) in counts.enumerated() {
      let length = lengths[index]
      for (term, frequency) in terms {
        let holding = Double(documents[term] ?? 1)
        let rarity = log(1 + (Double(tools.count) - holding + 0.5) / (holding + 0.5))
        let weight = rarity * frequency * 2.2 / (frequency + 1.2 * (0.25 + 0.75 * length / average))
        postings[term, default: []].append(Posting(tool: index, weight: weight))
      }
    }
    self.postings = postings
  }

  /// The best tools for these words, best first; ties keep the order of the catalog.
  func search(_ words: [String], limit: Int = 10) -> [Hit] {
    var scores: [Int: Double] = [:]
    for term in Set(words.map(Stemmer.stem)) {
      for posting in postings[term] ?? [] { scores[posting.tool, default: 0] += posting.weight }
    }
    return scores.sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }
      .prefix(limit).map { Hit(tool: tools[$0.key], score: $0.value) }
  }

  /// Whether any tool knows the word at all.
  func knows(_ word: String) -> Bool { postings[Stemmer.stem(word)] != nil }

  /// A name counts more than an alias, an alias more than what is said around it.
  private static func terms(of tool: Tool) -> [String: Double] {
    var counts: [String: Double] = [:]
    func add(_ text: String, _ weight: Double) {
      for token in Tokenizer.tokens(of: text) where token.isWord && !Words.empty.contains(token.word) {
        counts[Stemmer.stem(token.word), default: 0] += weight
      }
    }
    add(tool.name, 2)
    for alias in tool.aliases { add(alias, 1.5) }
    add(tool.description, 1)
    for example in tool.examples { add(example, 0.6) }
    return counts
  }
}
