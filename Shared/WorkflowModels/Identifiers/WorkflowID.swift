/// A stored workflow, whatever its version: `wf_…`.
package struct WorkflowID: PrefixedIdentifier {
  package static let prefix = "wf_"
  package let rawValue: String
  package init(rawValue: String) { self.rawValue = rawValue }

  /// The workflow that only this execution has: a document that came with it and has no id of its own. The two ids
  /// differ in the prefix alone, so that one leads to the other.
  package init(onlyOf execution: ExecutionID) {
    var text = Self.prefix
    text.append(contentsOf: execution.rawValue.dropFirst(ExecutionID.prefix.utf8.count))
    rawValue = text
  }

  /// The execution that this workflow came with, if it did.
  package var onlyExecution: ExecutionID {
    ExecutionID(rawValue: ExecutionID.prefix + rawValue.dropFirst(Self.prefix.utf8.count))
  }
}
