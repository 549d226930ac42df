/// What a person wants with a sentence, as far as it is known before anything is planned.
enum Intent: String, Sendable, Hashable, CaseIterable {
  case newWorkflow = "new_workflow"
  /// A greeting, thanks, a question about us.
  case smallTalk = "small_talk"
  case unclear
}
