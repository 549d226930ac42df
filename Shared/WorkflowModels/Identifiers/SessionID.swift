/// A conversation in which a workflow is made: `sess_…`.
package struct SessionID: PrefixedIdentifier {
  package static let prefix = "sess_"
  package let rawValue: String
  package init(rawValue: String) { self.rawValue = rawValue }
}
