/// One word, literal or mark of a prompt: the planner reads these and never raw characters, so that a URL, a quoted
/// text or a template can not be torn apart by a rule about commas or by the word "and".
struct Token: Sendable, Hashable {
  enum Kind: Sendable, Hashable {
    case word
    case number(Double)
    /// "1st", "15th".
    case ordinal(Int)
    /// "9:30", "17:00".
    case clock(hour: Int, minute: Int)
    /// "2026-01-31", with or without a time.
    case date(String)
    case quoted(String)
    case url(String)
    /// "/orders/new"
    case path(String)
    case email(String)
    /// "#ops", kept with its sign.
    case channel(String)
    /// "{{ .a }}", kept with its braces.
    case template(String)
    /// An object or array written out as JSON, kept as text that is known to parse.
    case json(String)
    /// Five or six fields of cron.
    case cron(String)
    /// ">=", "==", "<" …
    case comparison(String)
    case mark(Character)
    case lineBreak
  }

  let kind: Kind
  /// As it was written.
  let text: String
  /// The word in lower case; empty for everything that is not a word.
  let word: String
  /// Whether nothing stood between this token and the one before ("10s", "high-priority").
  let glued: Bool

  init(_ kind: Kind, text: String, glued: Bool = false) {
    self.kind = kind
    self.text = text
    self.word = kind == .word ? text.lowercased() : ""
    self.glued = glued
  }

  var isWord: Bool { kind == .word }

  var isMark: Bool {
    switch kind {
    case .mark, .lineBreak: true
    default: false
    }
  }

  func isMark(_ characters: Set<Character>) -> Bool {
    if case .mark(let mark) = kind { return characters.contains(mark) }
    return false
  }

  /// Whether it is a thing taken over as it is: an address, a text, a template.
  var isLiteral: Bool {
    switch kind {
    case .quoted, .url, .path, .email, .channel, .template, .json: true
    default: false
    }
  }

  /// The number it says, in digits or in words.
  var number: Double? {
    switch kind {
    case .number(let value): value
    case .ordinal(let value): Double(value)
    case .word: NumberWords.value(of: word)
    default: nil
    }
  }
}
