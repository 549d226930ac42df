import LanguageModels
import Platform
import Synchronization
import WorkflowModels

/// A model that says what a test tells it, and remembers what it was asked.
final class ScriptedModel: LanguageModel {
  typealias Outcome = Result<JSON, ModelError>

  let name = "scripted"
  let model = "scripted-1"
  private let outcomes: [Outcome]
  private let asked = Mutex<[ModelRequest]>([])

  init(_ outcomes: [Outcome]) { self.outcomes = outcomes }

  var requests: [ModelRequest] { asked.withLock { $0 } }

  func complete(_ request: ModelRequest, until deadline: MonotonicTime) async throws(ModelError) -> ModelReply {
    let number = asked.withLock { asked in
      asked.append(request)
      return asked.count
    }
    let data = try outcomes[min(number, outcomes.count) - 1].get()
    return ModelReply(
      provider: name, model: model, data: data, usage: ModelUsage(input: 100, output: 10))
  }

  func stream(
    _ request: ModelRequest, until deadline: MonotonicTime, _ tell: @Sendable (ModelEvent) async -> Void
  ) async throws(ModelError) -> ModelReply { try await complete(request, until: deadline) }
}

/// A reply in the form of `DraftSchema`, in fewer words.
enum Said {
  static func workflow(
    trigger: String = "manual-trigger", settings triggerSettings: KeyValuePairs<String, String> = [:], _ steps: [JSON],
    questions: [JSON] = [], clarification: JSON = ""
  ) -> JSON {
    [
      "name": "Made by a model", "trigger": ["type": .string(trigger), "settings": settings(triggerSettings)],
      "steps": .array(steps),
      "questions": .array(questions), "clarification": clarification,
    ]
  }

  static func step(
    _ id: String, _ tool: String, after: [String] = [], port: String = "main", inside: String = "",
    _ values: KeyValuePairs<String, String> = [:]
  ) -> JSON {
    [
      "id": .string(id), "tool": .string(tool), "inside": .string(inside),
      "after": .array(after.map { .string(port == "main" ? $0 : "\($0):\(port)") }), "settings": settings(values),
    ]
  }

  private static func settings(_ values: KeyValuePairs<String, String>) -> JSON {
    .array(values.map { .string("\($0.key)=\($0.value)") })
  }

  /// Gets tickets and posts the urgent ones.
  static let tickets = workflow(
    trigger: "schedule", settings: ["cron": "0 9 * * *"],
    [
      step("tickets", "http-request", after: ["trigger"], ["method": "GET", "url": "https://example.com/tickets"]),
      step(
        "urgent", "filter", after: ["tickets"], ["items": "{{ .body }}", "condition": "$item.priority == \"high\""]),
      step(
        "post", "http-request", after: ["urgent"],
        ["method": "POST", "url": "https://example.com/alerts", "body": "{{ . }}", "timeout_seconds": "10"]),
    ])
}
