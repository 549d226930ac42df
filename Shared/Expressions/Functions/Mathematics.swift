private import Glibc
import WorkflowModels

/// Native functions on numbers.
enum Mathematics {
  static func call(_ native: Native, _ input: JSON, _ arguments: [JSON]) throws(Fault) -> JSON {
    if native == .infinite { return .double(.infinity) }
    if native == .nan { return .double(.nan) }
    if native == .pow { return try power(arguments) }
    if case .int(let number) = input {
      switch native {
      case .floor, .ceil, .round, .trunc: return input
      case .abs, .fabs: return number == .min ? .double(-Double(number)) : .int(Swift.abs(number))
      default: break
      }
    }
    guard let number = Number.double(input) else {
      if native == .abs { throw .type("\(Describe.value(input)) has no absolute value") }
      throw .type("\(Describe.value(input)) number required")
    }
    switch native {
    case .floor: return Number.json(number.rounded(.down))
    case .ceil: return Number.json(number.rounded(.up))
    case .round: return Number.json(number.rounded(.toNearestOrAwayFromZero))
    case .trunc: return Number.json(number.rounded(.towardZero))
    case .sqrt: return Number.json(number.squareRoot())
    case .fabs, .abs: return Number.json(Swift.abs(number))
    case .log: return Number.json(Glibc.log(number))
    case .log2: return Number.json(Glibc.log2(number))
    case .log10: return Number.json(Glibc.log10(number))
    case .exp: return Number.json(Glibc.exp(number))
    case .isinfinite: return .bool(number.isInfinite)
    case .isnan: return .bool(number.isNaN)
    case .isnormal: return .bool(number.isNormal)
    default: return input
    }
  }

  private static func power(_ arguments: [JSON]) throws(Fault) -> JSON {
    guard arguments.count == 2, let base = Number.double(arguments[0]), let exponent = Number.double(arguments[1])
    else {
      throw .type("pow takes two numbers")
    }
    return Number.json(Glibc.pow(base, exponent))
  }
}
