internal import WorkflowModels

/// Reads how long to wait.
enum WaitReader {
  /// 30 days; a longer wait in a prompt is a slip of the pen or a test of nerves.
  private static let longest = 30.0 * 86_400

  static func read(_ clause: Clause) -> [PlannedStep] {
    for (index, token) in clause.tokens.enumerated() {
      if case .date(let date) = token.kind {
        let moment = date.count == 10 ? date + "T00:00:00Z" : date
        guard Timestamp(rfc3339: moment) != nil else { continue }
        return [PlannedStep(kind: .wait(.until(moment)), words: clause.tokens.text)]
      }
      if let duration = DurationReader.read(clause.tokens, at: index) {
        let seconds = min(duration.seconds, longest)
        return [PlannedStep(kind: .wait(.seconds(seconds)), words: clause.tokens.text)]
      }
    }
    return []
  }
}

/// Reads an end with an error.
enum StopReader {
  static func read(_ clause: Clause) -> [PlannedStep] {
    let speaks = clause.tokens.containsAny(["error", "exception", "message", "failure", "with"])
    let quoted = clause.tokens.firstQuoted
    guard speaks || quoted != nil || ["fail", "abort", "throw", "raise"].contains(clause.verb ?? "") else { return [] }
    return [PlannedStep(kind: .stop(message: quoted ?? said(clause)), words: clause.tokens.text)]
  }

  /// "fail with no data" says its message without quotes.
  private static func said(_ clause: Clause) -> String {
    let skipped: Set<String> = [
      "with", "an", "a", "the", "error", "message", "exception", "saying", "workflow", "and", "it", "execution", "run",
      "that", "says", "here",
    ]
    let words = clause.object.filter { !skipped.contains($0.word) && !$0.isMark }
    let text = words.text
    return text.isEmpty ? "The workflow stopped with an error." : text.prefix(1).uppercased() + text.dropFirst()
  }
}
