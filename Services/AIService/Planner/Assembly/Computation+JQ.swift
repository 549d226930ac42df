/// Computations as jq over the data at hand.
extension Computation {
  var wantsList: Bool {
    switch self {
    case .extract, .upperCase, .lowerCase, .multiply, .divide, .expression: false
    default: true
    }
  }

  /// The field that carries the number it gives.
  var measure: String? {
    switch self {
    case .count(by: nil): "count"
    case .sum: "total"
    case .average: "average"
    default: nil
    }
  }

  func givesList(isList: Bool) -> Bool? {
    switch self {
    case .count(by: nil), .sum, .average, .largest, .smallest, .firstItem, .lastItem: false
    case .count, .sort, .first, .last, .group, .unique, .flatten: true
    case .extract, .upperCase, .lowerCase, .multiply, .divide: isList
    case .expression: nil
    }
  }

  func jq(isList: Bool) -> String {
    switch self {
    case .count(by: nil): return "{count: length}"
    case .count(by: let field?):
      let path = field.jq(from: ".")
      return "group_by(\(path)) | map({\(JQText.key(field.name)): (.[0] | \(path)), count: length})"
    case .sum(let field): return "{total: (map(\(field.jq(from: "."))) | add // 0)}"
    case .average(let field):
      return "{average: (if length > 0 then ((map(\(field.jq(from: "."))) | add) / length) else null end)}"
    case .largest(let field): return "max_by(\(field.jq(from: ".")))"
    case .smallest(let field): return "min_by(\(field.jq(from: ".")))"
    case .sort(let field, let descending):
      return (field.map { "sort_by(\($0.jq(from: ".")))" } ?? "sort") + (descending ? " | reverse" : "")
    case .first(let count): return ".[:\(count)]"
    case .last(let count): return ".[-\(count):]"
    case .firstItem: return ".[0]"
    case .lastItem: return ".[-1]"
    case .group(let field):
      let path = field.jq(from: ".")
      return "group_by(\(path)) | map({\(JQText.key(field.name)): (.[0] | \(path)), items: .})"
    case .unique(let field): return field.map { "unique_by(\($0.jq(from: ".")))" } ?? "unique"
    case .extract(let field): return isList ? "map(\(field.jq(from: ".")))" : field.jq(from: ".")
    case .flatten: return "flatten"
    case .upperCase(let field): return change(field, "ascii_upcase", isList)
    case .lowerCase(let field): return change(field, "ascii_downcase", isList)
    case .multiply(let field, let number): return change(field, "(. * \(JQText.number(number)))", isList)
    case .divide(let field, let number): return change(field, "(. / \(JQText.number(number)))", isList)
    case .expression(let text): return text
    }
  }

  private func change(_ field: FieldPath, _ program: String, _ isList: Bool) -> String {
    let one = ". + {\(JQText.key(field.name)): (\(field.jq(from: ".")) | \(program))}"
    return isList ? "map(\(one))" : one
  }

  func words(_ things: String) -> String {
    switch self {
    case .count(by: nil): "count \(things)"
    case .count(by: let field?): "count \(things) by \(field.name)"
    case .sum(let field): "sum \(field.name)"
    case .average(let field): "average \(field.name)"
    case .largest(let field): "find highest \(field.name)"
    case .smallest(let field): "find lowest \(field.name)"
    case .sort(let field, _): "sort \(things)" + (field.map { " by \($0.name)" } ?? "")
    case .first(let count): "take first \(count)"
    case .last(let count): "take last \(count)"
    case .firstItem: "take first"
    case .lastItem: "take last"
    case .group(let field): "group \(things) by \(field.name)"
    case .unique: "remove duplicates"
    case .extract(let field): "extract \(field.name)"
    case .flatten: "flatten \(things)"
    case .upperCase(let field): "upper-case \(field.name)"
    case .lowerCase(let field): "lower-case \(field.name)"
    case .multiply(let field, _): "multiply \(field.name)"
    case .divide(let field, _): "divide \(field.name)"
    case .expression: "transform \(things)"
    }
  }
}
