internal import Glibc

/// How well each of some labels fits a text: by its words, and by what both mean where that is known.
struct LabelScores: Sendable {
  /// The place of the label that fits best; that of the last one where none does.
  let best: Int
  /// From 0 to 1, in the order of the labels; their sum is 1, or 0 where none fits.
  let scores: [Double]

  /// What a text is about stands at its beginning; more of it is not compared by meaning.
  private static let longestText = 1 << 16
  private static let longestLabel = 1_000
  /// A label is as near as this to a text that is about something else: what is farther away goes to the rest.
  private static let usualNearness = 0.1
  /// What the words of a text add to the nearness of a label if all of them speak for it.
  private static let weightOfWords = 0.3
  /// Half as much nearer is five times as good.
  private static let spread = 0.1

  /// Nil without labels.
  init?(of labels: [String], for text: String, by meaning: (any TextMeaning)?) {
    guard !labels.isEmpty else { return nil }
    let weights = LabelWords.weights(of: labels, in: text)
    if let near = Self.nearness(of: labels, to: text, by: meaning) {
      self.init(near: near, weights: weights, hasRest: LabelWords.isForTheRest(labels.last ?? ""))
    } else {
      self.init(weights: weights)
    }
  }

  private init(weights: [Double]) {
    let sum = weights.reduce(0, +)
    scores = weights.map { sum == 0 ? 0 : Self.rounded($0 / sum) }
    best = sum == 0 ? weights.count - 1 : Self.first(ofGreatest: weights)
  }

  private init(near: [Double], weights: [Double], hasRest: Bool) {
    // Few words that speak for anything are little evidence.
    let sum = max(weights.reduce(0, +), LabelWords.weightOfOwn)
    let fits = near.indices.map { place in
      let nearness = hasRest && place == near.count - 1 ? Self.usualNearness : near[place]
      return nearness + Self.weightOfWords * weights[place] / sum
    }
    let greatest = fits.max() ?? 0
    let shares = fits.map { exp(($0 - greatest) / Self.spread) }
    let all = shares.reduce(0, +)
    scores = shares.map { Self.rounded($0 / all) }
    best = Self.first(ofGreatest: fits)
  }

  private static func nearness(of labels: [String], to text: String, by meaning: (any TextMeaning)?) -> [Double]? {
    let said = labels.map { String(LabelWords.description(of: $0).prefix(longestLabel)) }
    let near = meaning?.nearness(of: String(decoding: text.utf8.prefix(longestText), as: UTF8.self), to: said)
    return near?.count == labels.count ? near : nil
  }

  private static func first(ofGreatest numbers: [Double]) -> Int {
    numbers.indices.max { numbers[$0] != numbers[$1] ? numbers[$0] < numbers[$1] : $0 > $1 } ?? 0
  }

  private static func rounded(_ share: Double) -> Double { (share * 1000).rounded() / 1000 }
}
