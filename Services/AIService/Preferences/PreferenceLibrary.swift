internal import Platform
internal import Store
internal import WorkflowModels

/// The preferences of a user, for whoever makes something for him.
struct PreferenceLibrary: Sendable {
  let store: PreferenceStore
  let logger: Logger

  /// With the version to which they belong. When they cannot be read, a workflow is made without them.
  func preferences(of user: UserID) async -> (preferences: Preferences, version: Int) {
    do {
      guard let record = try await store.find(user), let json = try? JSON(parsing: record.document) else {
        return (.none, 0)
      }
      return (Preferences(json), record.version)
    } catch {
      logger.warning(
        "A user's preferences could not be read; a workflow is made without them.",
        [.userID: .string(user.rawValue), .error: "\(error)"])
      // No version of theirs: what is made now shall not be taken for what they give.
      return (.none, -1)
    }
  }
}
