/// A stored workflow, whatever its version: `wf_…`.
package struct WorkflowID: PrefixedIdentifier {
  package static let prefix = "wf_"
  package let rawValue: String
  package init(rawValue: String) { self.rawValue = rawValue }
}
