/// Makes a short name for a workflow out of its prompt.
enum WorkflowTitle {
  static func make(_ tokens: [Token]) -> String {
    var title = ""
    for token in tokens {
      if token.isMark([".", ";", "!", "?"]) || token.kind == .lineBreak { break }
      if case .quoted(let text) = token.kind {
        title += " " + text
      } else if case .url(let url) = token.kind {
        title += " " + (url.split(separator: "/").dropFirst().first.map(String.init) ?? "URL")
      } else if token.isMark {
        if title.count > 30 { break }
        title += token.text
      } else {
        let hyphen = token.glued && token.isWord && title.last?.isLetter == true
        title += (title.isEmpty ? "" : hyphen ? "-" : token.glued ? "" : " ") + token.text
      }
      if title.count >= 60 { break }
    }
    let trimmed = title.drop { !$0.isLetter && !$0.isNumber }
    guard let first = trimmed.first else { return "Workflow" }
    var name = first.uppercased() + trimmed.dropFirst().prefix(70)
    while let last = name.last, !last.isLetter, !last.isNumber, last != ")" { name.removeLast() }
    return name.isEmpty ? "Workflow" : name
  }
}
