/// What a person wants with a sentence, as far as it is known before anything is planned.
enum Intent: String, Sendable, Hashable, CaseIterable {
  case newWorkflow = "new_workflow"
  /// A change of the workflow that the session is about.
  case modifyWorkflow = "modify_workflow"
  /// A greeting, thanks, a question.
  case general
  case unclear
}
