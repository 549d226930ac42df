/// Numbers that people write as words; the planner reads "ten minutes" as it reads "10 minutes".
enum NumberWords {
  private static let values: [String: Double] = [
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
    "sixty": 60, "ninety": 90, "hundred": 100, "thousand": 1000,
  ]

  private static let ordinals: [String: Int] = [
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "fifteenth": 15, "twentieth": 20,
  ]

  static func value(of word: String) -> Double? { values[word] }

  static func ordinal(of word: String) -> Int? { ordinals[word] }

  /// A whole number inside bounds, or nil: never a trap, whatever the prompt says.
  static func whole(_ value: Double, _ range: ClosedRange<Int>) -> Int? {
    guard value.isFinite, value.magnitude < 1e15, let whole = Int(exactly: value.rounded()) else { return nil }
    return range.contains(whole) ? whole : nil
  }
}
