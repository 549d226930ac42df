/// What an editor's cursor stands behind in an expression that is being written, and therefore seldom parses: the start
/// of a variable, of a field, of a function. It goes by the text before the cursor alone.
package struct CompletionPlace: Sendable, Hashable {
  package enum Hop: Sendable, Hashable {
    case key(String)
    case index(Int)
    /// `[]`
    case each
  }

  package enum Subject: Sendable, Hashable {
    /// Inside a string, a comment, a number, or the text around `{{ }}`.
    case nothing
    case variable
    case format
    case word
    /// A field of what the hops lead to; nil where nobody can say what `.` is.
    case field(of: Location?)
  }

  package struct Location: Sendable, Hashable {
    package var root: ExpressionReferences.Root
    package var hops: [Hop]
  }

  package let subject: Subject
  /// What is written of the name so far.
  package let prefix: String
  /// Where the prefix begins, in characters of the whole text.
  package let start: Int
  /// Variables that the text before the cursor names, without the dollar.
  package let variables: [String]

  /// - Parameter cursor: how many characters stand before the cursor.
  package init(in text: String, cursor: Int) {
    let before = Array(text.prefix(max(0, cursor)))
    guard let opening = Self.openingOfExpression(before) else {
      self.init(.nothing, "", before.count, [])
      return
    }
    let scanner = CompletionScanner(Array(before[opening...]))
    let (subject, prefix) = scanner.subject()
    self.init(subject, prefix, before.count - prefix.count, scanner.variables(besides: subject == .variable ? 1 : 0))
  }

  private init(_ subject: Subject, _ prefix: String, _ start: Int, _ variables: [String]) {
    self.subject = subject
    self.prefix = prefix
    self.start = start
    self.variables = variables
  }

  /// Where the expression begins: behind the last `{{`, or at the start of a text that has none. nil in the text between.
  private static func openingOfExpression(_ text: [Character]) -> Int? {
    var opening = 0
    var isOpen = true
    var place = 0
    while place + 1 < text.count {
      if text[place] == "{", text[place + 1] == "{" {
        (opening, isOpen) = (place + 2, true)
        place += 1
      } else if opening > 0, text[place] == "}", text[place + 1] == "}" {
        isOpen = false
        place += 1
      }
      place += 1
    }
    return isOpen ? opening : nil
  }
}
