/// Reads that a person has to agree: "ask for approval", "wait for my manager to approve it".
enum ApprovalReader {
  static func read(_ clause: Clause) -> PlannedStep? {
    let tokens = clause.tokens
    if let step = question(clause) { return step }
    guard
      tokens.containsAny([
        "approval", "approve", "approves", "approved", "sign-off", "signoff", "permission", "agree", "agrees", "agreed",
        "okay", "consent", "go-ahead", "confirm", "confirmation", "blessing",
        "ok",
      ])
    else {
      return nil
    }
    if tokens.containsAny(["ok"]), !["ask", "get", "wait", "request", "need"].contains(clause.verb ?? "") {
      return nil
    }
    let asks =
      ["ask", "request", "wait", "get", "require", "need", "let", "have", "send", "seek"].contains(clause.verb ?? "")
      || ["show", "submit", "give", "hand"].contains(clause.verb ?? "")
        && tokens.matches(["for", "approval"], at: tokens.count - 2)
      || clause.verb == nil && tokens.containsAny(["approve", "agree"])
      || tokens.containsAny(["approval", "approves", "approved", "agrees", "agreed"]) && clause.verb == nil
      || clause.verb == "approve"
    // "send the customer a confirmation" asks nobody.
    if clause.verb == "send", !tokens.containsAny(["approval", "approve", "sign-off", "signoff", "okay", "consent"]) {
      return nil
    }
    guard asks, tokens.firstURL == nil else { return nil }
    let said = tokens.firstQuoted ?? tokens.text
    var step = PlannedStep(kind: .approval(message: said.prefix(1).uppercased() + said.dropFirst()), words: tokens.text)
    step.use = "approval"
    step.score = 2
    return step
  }

  private static let models: Set<String> = [
    "gpt", "claude", "openai", "chatgpt", "gemini", "ai", "model", "groq", "agent",
  ]

  /// "ask Peter whether the invoice can be paid"
  private static func question(_ clause: Clause) -> PlannedStep? {
    let tokens = clause.tokens
    guard clause.verb == "ask", let whether = tokens.firstIndex(ofAny: ["whether", "if"]), (2...5).contains(whether),
      tokens.part(whether).containsAny(["can", "may", "should", "okay", "ok", "fine", "allowed", "shall"]),
      !tokens.containsAny(models), tokens.firstURL == nil, tokens.firstChannel == nil
    else { return nil }
    let said = tokens.text
    var step = PlannedStep(kind: .approval(message: said.prefix(1).uppercased() + said.dropFirst()), words: said)
    step.use = "approval"
    step.score = 2
    return step
  }
}
