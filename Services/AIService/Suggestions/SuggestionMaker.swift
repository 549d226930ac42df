internal import Catalog
internal import WorkflowModels

/// Makes suggestions out of the catalog: an event of one service with an action of another, said in their own example
/// sentences, and offered only when the planner makes of it a valid workflow with just these two.
///
/// The same catalog, context and history give the same suggestions.
struct SuggestionMaker: Sendable {
  struct Suggestion: Sendable, Hashable {
    let title: String
    let prompt: String
    let description: String
    let toolkits: [String]
  }

  /// What is known of the user.
  struct Background: Sendable {
    /// What he has wished before, the newest first.
    var prompts: [String] = []
    /// What has been suggested to him already.
    var suggested: [String] = []
    var preferences = Preferences.none
    var context = ""
  }

  let catalog: ToolkitCatalog
  let planner: Planner
  private static let validator = WorkflowValidator { bytes in "\(bytes.count)" }
  /// So many sentences are tried for one request.
  private static let mostTries = 400
  private static let mostHistory = 50

  func make(_ count: Int, for user: Background) -> [Suggestion] {
    var known = Set((user.prompts + user.suggested).map { Exemplar.hash(of: $0) })
    let history = user.prompts.prefix(Self.mostHistory) + user.suggested.prefix(Self.mostHistory)
    var uses = Set(history.compactMap { Self.uses(of: planner.plan($0)) })
    var made: [Suggestion] = []
    var tries = 0
    for pair in SuggestionPairs(catalog: catalog, user: user).all {
      guard made.count < count, tries < Self.mostTries else { break }
      for prompt in Self.sentences(pair) {
        tries += 1
        guard !known.contains(Exemplar.hash(of: prompt)), let use = checked(prompt, pair, user.preferences),
          uses.insert(use).inserted
        else { continue }
        known.insert(Exemplar.hash(of: prompt))
        made.append(suggestion(prompt, pair))
        break
      }
    }
    return made
  }

  private static func sentences(_ pair: SuggestionPairs.Pair) -> [String] {
    let starts = pair.event.examples.filter { $0.hasPrefix("when ") || $0.hasPrefix("whenever ") }
    let ends = pair.action.examples.filter { !$0.isEmpty }
    return Array(
      starts.prefix(2).flatMap { start in
        ends.prefix(2).map { end in "\(start.prefix(1).uppercased())\(start.dropFirst()), \(end)" }
      }.prefix(3))
  }

  /// The uses of the sentence's workflow when it is valid, starts by the event and does nothing but the action.
  private func checked(_ prompt: String, _ pair: SuggestionPairs.Pair, _ preferences: Preferences) -> String? {
    let outcome = planner.plan(prompt, for: preferences)
    guard case .workflow(let planned) = outcome, let use = Self.uses(of: outcome),
      use == "\(pair.event.toolkit)/\(pair.event.slug.replacing("_", with: "-")) \(pair.action.id)",
      Self.validator.validate(planned.document).isValid
    else { return nil }
    return use
  }

  /// "github/issue-opened slack.send_message": what starts a plan and the actions in it.
  private static func uses(of outcome: Planner.Outcome) -> String? {
    guard case .workflow(let planned) = outcome, let first = planned.document.nodes.first else { return nil }
    let actions = planned.document.nodes.filter { $0.type == "connector-action" }.map { node in
      "\(node.properties["toolkit"]?.stringValue ?? "").\(node.properties["tool"]?.stringValue ?? "")"
    }
    guard !actions.isEmpty, planned.document.nodes.count == actions.count + 1 else { return nil }
    return ([first.properties["path"]?.stringValue ?? first.type] + actions).joined(separator: " ")
  }

  private func suggestion(_ prompt: String, _ pair: SuggestionPairs.Pair) -> Suggestion {
    let source = catalog.toolkit(pair.event.toolkit)?.name ?? pair.event.toolkit
    let target = catalog.toolkit(pair.action.toolkit)?.name ?? pair.action.toolkit
    let name = pair.action.name
    return Suggestion(
      title: "\(source) to \(target): \(name.prefix(1).lowercased())\(name.dropFirst())", prompt: prompt,
      description: "\(pair.event.description) Then: \(pair.action.description)",
      toolkits: [pair.event.toolkit, pair.action.toolkit])
  }
}
