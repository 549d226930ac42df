/// Days of the year that have a name and always the same date.
enum Holidays {
  private static let dates: [(words: [String], month: Int, day: Int)] = [
    (["new", "year", "eve"], 12, 31), (["new", "years", "eve"], 12, 31), (["new", "year", "day"], 1, 1),
    (["new", "years", "day"], 1, 1), (["christmas", "eve"], 12, 24), (["christmas", "day"], 12, 25),
    (["boxing", "day"], 12, 26), (["christmas"], 12, 25), (["halloween"], 10, 31), (["valentine", "day"], 2, 14),
    (["valentines", "day"], 2, 14), (["independence", "day"], 7, 4), (["may", "day"], 5, 1), (["labour", "day"], 5, 1),
    (["epiphany"], 1, 6), (["women", "day"], 3, 8),
  ]

  static func read(_ tokens: [Token], at index: Int) -> (month: Int, day: Int, length: Int)? {
    dates.first { tokens.matches($0.words, at: index) }.map { ($0.month, $0.day, $0.words.count) }
  }
}
