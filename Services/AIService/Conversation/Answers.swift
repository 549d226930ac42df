/// Short answers to what people ask about workflows. Without a model nothing else is known here, and the answer says so.
enum Answers {
  private static let topics: [(words: Set<String>, answer: String)] = [
    (
      ["webhook", "webhooks"],
      "A webhook is an address that another system calls when something has happened there. A workflow that begins with a webhook node runs at each such call, with what the call carried as its data."
    ),
    (
      ["schedule", "schedules", "cron"],
      "A schedule starts a workflow by the clock: by a cron expression of five fields, or six with seconds first, in a time zone that you name, or every so many seconds."
    ),
    (
      ["loop", "for-each", "foreach"],
      "A for-each node runs the steps in its body once for each item of a list, several at a time, and gives their results in the order of the items. A loop node repeats its body while a condition holds."
    ),
    (
      ["approval", "approve"],
      "An approval node waits until a person approves or rejects, and goes on along the port of that name."
    ),
    (
      ["credential", "credentials", "password", "key"],
      "Credentials are kept encrypted, apart from workflows, and are named by the steps that need them. They are never shown again."
    ),
    (
      ["services", "connect", "integrations", "integration", "apps", "tools"],
      "GET /api/integrations lists the services whose actions a workflow can name, GitHub, Slack, Jira and Google Sheets among them; any other API is reached by an http-request node."
    ),
    (
      ["expression", "expressions", "jq"],
      "Expressions are jq. {{ .name }} in a property stands for the field \"name\" of the node's input."
    ),
    (
      ["version", "versions", "undo"],
      "Every change of a workflow is a new version; an earlier one can be brought back at any time."
    ),
    (
      ["error", "fail", "fails", "retry", "retries"],
      "A node that fails is tried again as often as its retry says; then the run fails, goes on, or takes the error port, as its on_error says."
    ),
  ]

  static func answer(_ prompt: String) -> String? {
    let words = Set(Tokenizer.tokens(of: prompt).flatMap { [$0.word, $0.text.lowercased()] })
    let found = topics.filter { !$0.words.isDisjoint(with: words) }
    guard !found.isEmpty else { return nil }
    return found.prefix(2).map(\.answer).joined(separator: " ")
  }
}
