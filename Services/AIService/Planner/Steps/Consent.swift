/// What follows when somebody who was asked says yes or no: "if she agrees …", "once legal has approved, …", "if Bo
/// rejects it …".
struct Consent: Sendable {
  let isYes: Bool
  /// What is done then.
  let rest: [Token]

  private static let openings: [[String]] = [
    ["if"], ["when"], ["once"], ["in", "case"], ["should"], ["as", "soon", "as"], ["after"], ["only", "if"],
    ["only", "when"], ["only", "after"], ["only", "once"], ["and", "if"], ["but", "if"], ["unless"], ["on"], ["upon"],
  ]
  private static let yes: [[String]] = [
    ["approves"], ["approve"], ["approved"], ["agrees"], ["agree"], ["agreed"], ["accepts"], ["accepted"], ["okays"],
    ["says", "yes"], ["said", "yes"], ["say", "yes"], ["yes"], ["says", "ok"], ["says", "okay"], ["confirms"],
    ["confirmed"], ["gives", "the", "okay"], ["consents"], ["approval"], ["signs", "off"],
    ["gives", "the", "green", "light"],
    ["is", "fine", "with", "it"], ["gives", "the", "go-ahead"], ["ok"], ["green"], ["granted"], ["has", "given", "it"],
    ["gives", "it"], ["has", "given"], ["gave"], ["have", "it"], ["has", "agreed"], ["has", "approved"],
  ]
  private static let no: [[String]] = [
    ["rejects"], ["reject"], ["rejected"], ["declines"], ["decline"], ["declined"], ["refuses"], ["refuse"],
    ["refused"],
    ["disagrees"], ["says", "no"], ["said", "no"], ["say", "no"], ["no"], ["denies"], ["denied"], ["objects"],
    ["does", "not", "approve"], ["does", "not", "agree"], ["not", "approved"], ["vetoes"], ["disapproves"],
    ["do", "not", "approve"], ["does", "not"], ["rejection"], ["refusal"], ["turns", "it", "down"],
    ["has", "not", "approved"],
  ]

  /// What stands at a place; nil for anything else.
  static func read(_ tokens: [Token], at index: Int) -> Consent? {
    if index > 0 {
      let isStart = tokens.at(index - 1)?.isMark == true || ["and", "but", "then"].contains(tokens.word(index - 1))
      guard isStart else { return nil }
    }
    let opening = tokens.matchLength(ofAny: openings, at: index)
    guard opening > 0 else { return nil }
    let isUnless = tokens.word(index) == "unless"
    for place in (index + opening)..<(index + opening + 6) {
      guard let token = tokens.at(place), token.isWord else { return nil }
      // The longest reading counts: "does not approve" before "approve".
      let refused = tokens.matchLength(ofAny: no, at: place)
      let agreed = tokens.matchLength(ofAny: yes, at: place)
      let isHead =
        place > index + opening
        || [
          "yes", "no", "approved", "rejected", "declined", "refused", "agreed",
          "approval", "rejection", "refusal", "not", "granted", "denied",
        ].contains(token.word)
      guard refused > 0 || agreed > 0, isHead else { continue }
      var end = place + max(refused, agreed)
      while ["it", "this", "that", "them", "so", "to", "first"].contains(tokens.word(end)) { end += 1 }
      while tokens.at(end)?.isMark([",", ":"]) == true || ["then"].contains(tokens.word(end)) { end += 1 }
      guard end < tokens.count else { return nil }
      return Consent(isYes: (agreed > refused) != isUnless, rest: tokens.part(end))
    }
    return nil
  }

  /// Where in a sentence the answer is spoken of whose question stands before it.
  static func split(_ tokens: [Token]) -> (before: [Token], consent: Consent)? {
    guard tokens.count < 120, tokens.containsAny(asking) else { return nil }
    for index in tokens.indices.dropFirst(2) {
      guard let consent = read(tokens, at: index) else { continue }
      let before = tokens.part(0, index).trimmed(["and", "but", "then"])
      guard before.containsAny(asking) else { return nil }
      return (before, consent)
    }
    return nil
  }

  private static let asking: Set<String> = [
    "approval", "approve", "approves", "permission", "ask", "sign-off", "okay", "consent", "go-ahead", "asks", "asked",
    "approved", "confirmation", "ok", "whether",
  ]
}

extension PlannedStep {
  var isRefusal: Bool { if case .refused = kind { true } else { false } }

  /// Whether somebody is asked in these steps whose answer is still open.
  static func waitsForConsent(_ steps: [PlannedStep]) -> Bool {
    steps.contains { step in
      switch step.kind {
      case .approval: true
      case .decide(_, let then, let otherwise): waitsForConsent(then) || waitsForConsent(otherwise)
      default: false
      }
    }
  }

  /// The steps with what is done once the answer is there.
  static func answered(_ steps: [PlannedStep], yes: [PlannedStep], no: [PlannedStep]) -> [PlannedStep] {
    let refused = no.isEmpty ? [] : [PlannedStep(kind: .refused(no), words: no.first?.words ?? "")]
    if steps.contains(where: { if case .approval = $0.kind { true } else { false } }) { return steps + yes + refused }
    var result = steps
    guard let place = steps.lastIndex(where: { waitsForConsent([$0]) }),
      case .decide(let condition, let then, let otherwise) = steps[place].kind
    else { return steps + yes + refused }
    let isThen = waitsForConsent(then)
    result[place].kind = .decide(
      condition, then: isThen ? answered(then, yes: yes, no: no) : then,
      otherwise: isThen ? otherwise : answered(otherwise, yes: yes, no: no))
    return result
  }
}
