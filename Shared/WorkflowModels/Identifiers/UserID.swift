/// Whose things these are, as the caller or the token names them.
package struct UserID: ChosenIdentifier {
  package let rawValue: String
  package init(rawValue: String) { self.rawValue = rawValue }
}
