/// Cuts a text into the tokens of a byte-pair vocabulary: letter by letter, then joined in the order in which the
/// vocabulary learnt its joins. What is no letter of the vocabulary becomes its bytes.
package struct BytePairTokenizer: Sendable {
  struct Join: Sendable {
    let rank: Int32
    let token: Int32
  }

  /// What is done to a text before it is cut.
  enum Preparation: Sendable, Hashable {
    case prepend([Unicode.Scalar])
    case replace([Unicode.Scalar], with: [Unicode.Scalar])
  }

  /// More of a text than this is not looked at.
  package static let mostBytes = 1 << 18

  var preparations: [Preparation] = []
  var letters: [Unicode.Scalar: Int32] = [:]
  /// The token of each byte; empty when the vocabulary has none.
  var bytes: [Int32] = []
  var unknown: Int32?
  /// By both tokens, the left one in the upper half.
  var joins: [UInt64: Join] = [:]
  /// Texts that are one token wherever they stand ("<s>"), as their bytes.
  var wholes: [(text: [UInt8], token: Int32)] = []

  init() {}

  static func pair(_ left: Int32, _ right: Int32) -> UInt64 {
    UInt64(UInt32(bitPattern: left)) << 32 | UInt64(UInt32(bitPattern: right))
  }

  /// The numbers of the tokens, none of them negative.
  package func tokens(of text: String) -> [Int] {
    var found: [Int32] = []
    let text = Array(text.utf8.prefix(Self.mostBytes))
    var start = 0
    var place = 0
    while place < text.count {
      if let whole = wholes.first(where: { $0.text.first == text[place] && text[place...].starts(with: $0.text) }) {
        cut(text[start..<place], into: &found)
        found.append(whole.token)
        place += whole.text.count
        start = place
      } else {
        place += 1
      }
    }
    cut(text[start...], into: &found)
    return found.map(Int.init)
  }

  private func cut(_ text: ArraySlice<UInt8>, into found: inout [Int32]) {
    guard !text.isEmpty else { return }
    var letters = Array(String(decoding: text, as: UTF8.self).unicodeScalars)
    for preparation in preparations { letters = Self.prepared(letters, preparation) }
    joined(tokens(of: letters), into: &found)
  }

  private static func prepared(_ text: [Unicode.Scalar], _ preparation: Preparation) -> [Unicode.Scalar] {
    switch preparation {
    case .prepend(let beginning): return beginning + text
    case .replace(let old, let new):
      guard let first = old.first else { return text }
      var result: [Unicode.Scalar] = []
      result.reserveCapacity(text.count)
      var place = 0
      while place < text.count {
        if text[place] == first, text[place...].starts(with: old) {
          result += new
          place += old.count
        } else {
          result.append(text[place])
          place += 1
        }
      }
      return result
    }
  }

  /// One token for each letter, or one for each of its bytes; several unknown ones in a row are one.
  private func tokens(of text: [Unicode.Scalar]) -> [Int32] {
    var tokens: [Int32] = []
    tokens.reserveCapacity(text.count)
    var afterUnknown = false
    for letter in text {
      if let token = letters[letter] {
        tokens.append(token)
        afterUnknown = false
      } else if bytes.count == 256 {
        for byte in String(letter).utf8 { tokens.append(bytes[Int(byte)]) }
        afterUnknown = false
      } else if let unknown {
        if !afterUnknown { tokens.append(unknown) }
        afterUnknown = true
      }
    }
    return tokens
  }

  /// Joins neighbours as long as a join is known. Joined ones leave a hole, over which the links lead.
  private func joined(_ given: [Int32], into found: inout [Int32]) {
    var tokens = given
    var next = tokens.indices.map { $0 + 1 < tokens.count ? $0 + 1 : -1 }
    var previous = tokens.indices.map { $0 - 1 }
    var queue = MergeQueue(capacity: tokens.count)
    func offer(_ place: Int) {
      guard place >= 0, next[place] >= 0, let join = joins[Self.pair(tokens[place], tokens[next[place]])] else {
        return
      }
      queue.push(.init(rank: join.rank, place: place, token: join.token))
    }
    for place in tokens.indices { offer(place) }
    while let join = queue.pop() {
      let place = join.place
      let right = next[place]
      // What was offered earlier may be gone by now, or be another pair.
      guard tokens[place] >= 0, right >= 0, joins[Self.pair(tokens[place], tokens[right])]?.token == join.token else {
        continue
      }
      tokens[place] = join.token
      tokens[right] = -1
      next[place] = next[right]
      if next[right] >= 0 { previous[next[right]] = place }
      offer(previous[place])
      offer(place)
    }
    found += tokens.lazy.filter { $0 >= 0 }
  }
}
