/// A node within its document, named by whoever drew it.
package struct NodeID: ChosenIdentifier {
  package let rawValue: String
  package init(rawValue: String) { self.rawValue = rawValue }
}
