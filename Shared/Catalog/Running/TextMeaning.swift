/// Tells how near texts are by what they mean. A service that has a table of vectors gives it to the nodes that work on
/// language; it computes, and asks nobody. Another table says otherwise, so what is found by it is recorded.
package protocol TextMeaning: Sendable {
  /// Of each of the others how near it is, from -1 to 1. Nil when the text says nothing that is known here.
  func nearness(of text: String, to others: [String]) -> [Double]?
}
