/// Reads one field: lists of `*`, numbers, names, ranges and steps. What only day fields know is handed to the caller.
struct CronFieldParser {
  let field: CronField
  let text: Substring

  /// `special` may take a term of the list for itself (`L`, `15W`, `5#2`) and answers whether it did.
  func parse(special: (Substring) throws(CronError) -> Bool) throws(CronError) -> SmallSet {
    var result = SmallSet()
    for term in text.split(separator: ",", omittingEmptySubsequences: false) {
      if try special(term) { continue }
      result.formUnion(try set(of: term))
    }
    return result
  }

  private func set(of term: Substring) throws(CronError) -> SmallSet {
    let halves = term.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    let base = halves.first ?? ""
    var (low, high) = try bounds(of: base)
    var step = 1
    if halves.count == 2 {
      guard halves[1].utf8.allSatisfy({ $0 >= 48 && $0 <= 57 }), let number = Int(halves[1]), number > 0 else {
        throw error(term, "\"\(halves[1])\" is not a step: it must be a whole number from 1.")
      }
      step = number
      // `5/15` means from 5 to the end, as in every cron that has it.
      if low == high { high = field.range.upperBound }
    }
    var result = SmallSet()
    while low <= high {
      result.insert(field == .dayOfWeek ? low % 7 : low)
      guard step <= high - low else { break }
      low += step
    }
    return result
  }

  private func bounds(of base: Substring) throws(CronError) -> (Int, Int) {
    if base == "*" || base == "?" { return (field.range.lowerBound, field.range.upperBound) }
    let ends = base.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
    let low = try value(ends.first ?? "")
    guard ends.count == 2 else { return (low, low) }
    var high = try value(ends[1])
    if field == .dayOfWeek, high == 0, low > 0 { high = 7 }
    guard low <= high else {
      throw error(
        base, "The range \"\(base)\" of the \(field.name) field runs backwards.",
        hint: "write \"\(ends[0])-\(field.range.upperBound),\(field.range.lowerBound)-\(ends[1])\"")
    }
    return (low, high)
  }

  private func value(_ text: Substring) throws(CronError) -> Int {
    if let value = field.value(of: text) { return value }
    let range = field == .dayOfWeek ? "0 to 7 or SUN to SAT" : "\(field.range.lowerBound) to \(field.range.upperBound)"
    let shown = text.isEmpty ? "A value is missing" : "\"\(text)\" is not possible"
    throw error(text, "\(shown) in the \(field.name) field: it takes \(range).")
  }

  func error(_ text: Substring, _ message: String, hint: String? = nil) -> CronError {
    CronError(field: field, text: String(text), message, hint: hint)
  }
}
