/// One run of a workflow: `exec_…`.
package struct ExecutionID: PrefixedIdentifier {
  package static let prefix = "exec_"
  package let rawValue: String
  package init(rawValue: String) { self.rawValue = rawValue }
}
