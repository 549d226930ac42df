private import Glibc
import WorkflowModels

/// Native functions on numbers. What is not ours is the C library's own.
enum Mathematics {
  static func call(_ native: Native, _ input: JSON, _ arguments: [JSON]) throws(Fault) -> JSON {
    if native == .infinite { return .double(.infinity) }
    if native == .nan { return .double(.nan) }
    if !arguments.isEmpty { return try several(native, arguments) }
    if case .int(let number) = input {
      switch native {
      case .floor, .ceil, .round, .trunc, .rint, .nearbyint: return input
      case .fabs: return number == .min ? .double(-Double(number)) : .int(Swift.abs(number))
      default: break
      }
    }
    guard let number = Number.double(input) else {
      if native == .isnan || native == .isinfinite || native == .isnormal { return .bool(false) }
      throw .type("\(Describe.value(input)) number required")
    }
    if let function = functions[native] { return Number.json(function(number)) }
    switch native {
    case .fabs: return Number.json(Swift.abs(number))
    case .isinfinite: return .bool(number.isInfinite)
    case .isnan: return .bool(number.isNaN)
    case .isnormal: return .bool(number.isNormal)
    case .frexp:
      // Glibc's exponent of what has none is arbitrary.
      var (fraction, exponent): (Double, Int) = number.isFinite ? Glibc.frexp(number) : (number, 0)
      // Swift's own forgets the sign.
      if number.isFinite { fraction = Double(signOf: number, magnitudeOf: fraction) }
      return .array([Number.json(fraction), .int(exponent)])
    case .modf:
      let whole = number.rounded(.towardZero)
      return .array([Number.json(number.isInfinite ? 0 : number - whole), Number.json(whole)])
    case .lgammaR:
      let value: (Double, Int) = Glibc.lgamma(number)
      return .array([Number.json(value.0), .int(value.1)])
    case .significand:
      return Number.json(
        number.isFinite && number != 0 ? (number < 0 ? -number.significand : number.significand) : number)
    default: return input
    }
  }

  private static let functions: [Native: @Sendable (Double) -> Double] = [
    .floor: { $0.rounded(.down) }, .ceil: { $0.rounded(.up) }, .round: { $0.rounded(.toNearestOrAwayFromZero) },
    .trunc: { $0.rounded(.towardZero) }, .rint: { $0.rounded(.toNearestOrEven) },
    .nearbyint: { $0.rounded(.toNearestOrEven) }, .sqrt: { $0.squareRoot() }, .log: { Glibc.log($0) },
    .log2: { Glibc.log2($0) }, .log10: { Glibc.log10($0) }, .log1p: { Glibc.log1p($0) }, .logb: { Glibc.logb($0) },
    .exp: { Glibc.exp($0) }, .exp2: { Glibc.exp2($0) }, .exp10: { Glibc.pow(10, $0) }, .expm1: { Glibc.expm1($0) },
    .sin: { Glibc.sin($0) }, .cos: { Glibc.cos($0) }, .tan: { Glibc.tan($0) }, .asin: { Glibc.asin($0) },
    .acos: { Glibc.acos($0) }, .atan: { Glibc.atan($0) }, .sinh: { Glibc.sinh($0) }, .cosh: { Glibc.cosh($0) },
    .tanh: { Glibc.tanh($0) }, .asinh: { Glibc.asinh($0) }, .acosh: { Glibc.acosh($0) }, .atanh: { Glibc.atanh($0) },
    .cbrt: { Glibc.cbrt($0) }, .gamma: { (Glibc.lgamma($0) as (Double, Int)).0 },
    .lgamma: { (Glibc.lgamma($0) as (Double, Int)).0 },
    .tgamma: { Glibc.tgamma($0) }, .erf: { Glibc.erf($0) }, .erfc: { Glibc.erfc($0) }, .j0: { Glibc.j0($0) },
    .j1: { Glibc.j1($0) }, .y0: { Glibc.y0($0) }, .y1: { Glibc.y1($0) },
  ]

  private static let functionsOfTwo: [Native: @Sendable (Double, Double) -> Double] = [
    .pow: { Glibc.pow($0, $1) }, .atan2: { Glibc.atan2($0, $1) }, .fmod: { Glibc.fmod($0, $1) },
    .fmin: { Glibc.fmin($0, $1) }, .fmax: { Glibc.fmax($0, $1) }, .fdim: { Glibc.fdim($0, $1) },
    .hypot: { Glibc.hypot($0, $1) }, .copysign: { Glibc.copysign($0, $1) }, .nextafter: { Glibc.nextafter($0, $1) },
    .nexttoward: { Glibc.nextafter($0, $1) }, .drem: { Glibc.remainder($0, $1) },
    .ieeeRemainder: { Glibc.remainder($0, $1) }, .ldexp: { scaled($0, by: $1) }, .scalb: { scaled($0, by: $1) },
    .scalbln: { scaled($0, by: $1) }, .jn: { Glibc.jn(order($0), $1) }, .yn: { Glibc.yn(order($0), $1) },
  ]

  private static func scaled(_ value: Double, by exponent: Double) -> Double {
    exponent.isNaN ? .nan : Glibc.scalbn(value, Int(Number.clamped(min(max(exponent, -5000), 5000))))
  }

  /// The order of a Bessel function: each costs a round of a loop.
  private static func order(_ value: Double) -> Int32 { Int32(Number.clamped(min(max(value, -10_000), 10_000))) }

  private static func several(_ native: Native, _ arguments: [JSON]) throws(Fault) -> JSON {
    var numbers: [Double] = []
    for argument in arguments {
      guard let number = Number.double(argument) else { throw .type("\(Describe.value(argument)) number required") }
      numbers.append(number)
    }
    if numbers.count == 3, native == .fma { return Number.json(Glibc.fma(numbers[0], numbers[1], numbers[2])) }
    guard numbers.count == 2, let function = functionsOfTwo[native] else { return .null }
    return Number.json(function(numbers[0], numbers[1]))
  }
}
