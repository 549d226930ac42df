/// What is asked for in the language of a service: "from:ann@example.com" of a mailbox, "project = OPS" of Jira.
extension ArgumentReader {
  func coded(_ parameter: ToolkitParameter, in tool: ToolkitTool) -> Value? {
    if parameter.name == "jql" { return jql() }
    guard tool.slug == "search_emails",
      let place = tokens.firstIndex(where: { if case .email = $0.kind { true } else { false } }),
      ["from", "by", "of", "to"].contains(tokens.word(place - 1))
    else { return nil }
    return (.text("\(tokens.word(place - 1) == "to" ? "to" : "from"):\(tokens[place].text)"), [place])
  }

  private func jql() -> Value? {
    guard !tokens.contains(where: { if case .quoted = $0.kind { true } else { false } }),
      let place = tokens.firstIndex(ofAny: ["project"])
    else { return nil }
    let candidates = [place + 1, place - 1].compactMap { index -> Int? in
      guard let token = tokens.at(index), token.isWord, token.text.count > 1, token.text == token.text.uppercased(),
        !inMention(index)
      else { return nil }
      return index
    }
    guard let key = candidates.first else { return nil }
    let isOpen = tokens.containsAny(["open", "unresolved", "unfinished", "pending"])
    return (.text("project = \(tokens[key].text)" + (isOpen ? " AND statusCategory != Done" : "")), [key])
  }
}
