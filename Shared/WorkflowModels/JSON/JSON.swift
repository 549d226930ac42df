/// A JSON value: the one form in which documents, inputs and outputs travel through the engine, so that no
/// converter stands between a request's bytes and an expression that reads them.
///
/// Integers stay integers. A literal with a fraction or an exponent is a `double` when a finite `Double` is near it.
/// What neither holds (an integer beyond 64 bits, `1e999`) keeps its digits as `decimal`, so that passing a
/// document through loses nothing. `-0` is the double −0.0, because `Int` has no negative zero.
///
/// Reading, writing, comparing and hashing need no stack for depth; freeing does, level by level, as Swift does it for
/// every value. So whoever builds values in a loop must bound their depth, as the reader does (`standardMaximumDepth`).
///
/// Numbers are equal by value (`1 == 1.0`), strings by their UTF-8 bytes, objects without regard to order.
package enum JSON: Sendable {
  case null
  case bool(Bool)
  case int(Int)
  case double(Double)
  /// A number literal beyond `Int` and `Double`, exactly as it was sent. It must be a valid JSON number.
  case decimal(String)
  case string(String)
  case array([JSON])
  case object(JSONObject)
}

extension JSON: CustomStringConvertible {
  package var description: String { text() }
}
