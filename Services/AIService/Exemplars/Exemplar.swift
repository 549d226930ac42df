internal import Platform
internal import WorkflowModels

/// A sentence that somebody's accepted workflow stands for, and how near it is to the one at hand.
struct Exemplar: Sendable, Hashable {
  let prompt: String
  let workflow: WorkflowDocument
  /// `ex_…`; empty for one that is not in the tables.
  var id = ""
  /// From 0 to 1: how much of what the two sentences say they share.
  var score = 1.0

  /// Names a prompt whatever its case and its blanks.
  static func hash(of prompt: String) -> String {
    SHA256.hex(prompt.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " "))
  }

  /// What of a document is worth keeping: nothing that belongs to one stored workflow.
  static func kept(_ document: WorkflowDocument) -> WorkflowDocument {
    var kept = document
    (kept.id, kept.version, kept.extra) = (nil, nil, [:])
    return kept
  }
}
