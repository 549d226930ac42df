import Testing
import WorkflowModels

@testable import AIService

/// Suggestions are sentences that work.
@Suite struct SuggestionTests {
  private static let maker = SuggestionMaker(catalog: .builtin, planner: Planner())

  @Test(arguments: ["", "we answer support tickets and watch payments", "Zahlungen in Stripe", "\u{0}{{ 😀"])
  func `every suggestion's prompt gives a valid workflow with its services`(context: String) throws {
    var user = SuggestionMaker.Background()
    user.context = context
    let made = Self.maker.make(20, for: user)
    #expect(made.count == 20 && Set(made.map(\.prompt)).count == 20, "\(made.count)")
    for suggestion in made {
      guard case .workflow(let planned) = Planner().plan(suggestion.prompt) else {
        Issue.record("\(suggestion.prompt) gives no workflow")
        continue
      }
      soundness(of: planned, suggestion.prompt)
      let text = planned.document.json.text()
      #expect(suggestion.toolkits.count == 2 && suggestion.toolkits.allSatisfy { text.contains($0) })
      #expect(!suggestion.title.isEmpty && !suggestion.description.isEmpty)
    }
    #expect(made == Self.maker.make(20, for: user))
  }

  @Test func `what the user has already is not suggested again`() {
    var user = SuggestionMaker.Background()
    let first = Self.maker.make(3, for: user)
    user.prompts = [first[0].prompt.uppercased().lowercased()]
    user.suggested = [first[1].prompt]
    let second = Self.maker.make(10, for: user)
    #expect(second.count == 10 && !second.contains { $0.prompt == first[0].prompt || $0.prompt == first[1].prompt })
  }

  @Test func `preferred and mentioned services come first`() {
    var user = SuggestionMaker.Background()
    user.preferences.preferredTools = ["todoist", "pagerduty"]
    #expect(Self.maker.make(2, for: user).allSatisfy { Set($0.toolkits) == ["todoist", "pagerduty"] })
    var other = SuggestionMaker.Background()
    other.context = "Our shop runs on Shopify and we talk on Discord"
    #expect(Self.maker.make(1, for: other).first.map { Set($0.toolkits) } == ["shopify", "discord"])
  }
}
