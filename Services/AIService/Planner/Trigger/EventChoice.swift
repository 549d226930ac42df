/// Which event of a service a phrase means. The words say what it is about; whether it begins, ends, fails or is called
/// off says the verb, and that counts more than a noun that several events share.
enum EventChoice {
  private enum Course { case begins, ends, cancelled, changes, fails, published, low }

  private static let words: [(course: Course, words: Set<String>)] = [
    (
      .cancelled,
      ["cancelled", "canceled", "cancels", "cancel", "abandoned", "cancellation", "cancellations", "cancelation"]
    ),
    (.fails, ["fails", "failed", "failing", "failure", "declined", "bounces", "red", "breaks", "fail", "broken"]),
    (
      .changes,
      [
        "changed", "changes", "moves", "moved", "transitioned", "transitions", "stage", "closed", "resolved", "done",
        "won", "lost", "reaches", "move", "enters",
      ]
    ),
    (.ends, ["ended", "ends", "finished", "finishes", "completed", "completes", "done", "over", "ticked", "complete"]),
    (.published, ["published", "publishes", "publish", "live", "uploaded", "uploads", "released"]),
    (.low, ["low", "drops", "falls", "runs", "below", "under", "scarce", "shortage"]),
    (
      .begins,
      [
        "created", "creates", "added", "adds", "new", "opened", "opens", "placed", "booked", "books", "book",
        "submitted",
        "joins", "posted", "received", "arrives", "comes", "started", "starts", "signs", "orders", "registers", "fills",
        "scheduled", "incoming", "succeeds", "paid", "pays",
      ]
    ),
  ]

  private static let slugs: [String: Course] = [
    "created": .begins, "added": .begins, "opened": .begins, "received": .begins, "submitted": .begins,
    "posted": .begins, "joined": .begins, "started": .begins, "ended": .ends, "completed": .ends,
    "cancelled": .cancelled, "changed": .changes, "moved": .changes, "transitioned": .changes, "failed": .fails,
    "published": .published, "low": .low, "succeeded": .begins,
  ]
  private static let seldom: Set<Course> = [.cancelled, .fails, .changes, .ends, .low]

  /// The event that is meant, with how much its words have in common with the phrase.
  static func best(_ phrase: [Token], in toolkit: Toolkit, _ catalog: ToolkitCatalog) -> ToolkitCatalog.Hit? {
    let hits = catalog.search(phrase.words, in: toolkit, kind: .trigger, limit: 4)
    guard hits.count > 1 else { return hits.first }
    let said = Set(words.filter { phrase.containsAny($0.words) }.map(\.course))
    func weight(_ hit: ToolkitCatalog.Hit) -> Double {
      guard let course = course(of: hit.tool) else { return 0 }
      if said.contains(course) { return seldom.contains(course) ? 4 : 2 }
      return seldom.contains(course) ? -3 : 0
    }
    return hits.max { ($0.score + weight($0), $1.tool.slug) < ($1.score + weight($1), $0.tool.slug) }
  }

  private static func course(of tool: ToolkitTool) -> Course? {
    tool.slug.split(separator: "_").last.flatMap { slugs[String($0)] }
  }

  /// "low stock": every word that names the event is there, so that no verb need say that it happens.
  static func isNamed(_ tool: ToolkitTool, in phrase: [Token]) -> Bool {
    let said = Set(phrase.words.map(Words.singular))
    let parts = tool.slug.split(separator: "_").map { Words.singular(String($0)) }
    return parts.count > 1 && parts.allSatisfy(said.contains)
  }
}
