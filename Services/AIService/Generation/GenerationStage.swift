/// A step on the way from a sentence to a stored workflow.
enum GenerationStage: String, Sendable, Hashable, CaseIterable {
  /// Is it a wish for a workflow at all?
  case classify
  /// Which tools are near?
  case retrieve
  /// The provider's draft.
  case generate
  /// What does the workflow service say of it?
  case validate
  /// Another draft, with what was wrong.
  case repair
  /// Version 1 in the workflow service, and a record here.
  case store
  /// In its place for a dry run: nothing is kept.
  case show
}

/// Where the graph goes after a stage.
enum GenerationNext: Sendable, Hashable {
  case stage(GenerationStage)
  case done
}
