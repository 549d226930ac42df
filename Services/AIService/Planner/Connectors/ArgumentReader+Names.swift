/// What is called by its name: "the sheet \"Leads\"", "project OPS", "titled \"Broken\"", "the Backlog list".
extension ArgumentReader {
  func byName(_ parameter: ToolkitParameter, _ used: Set<Int>, in tool: ToolkitTool) -> Value? {
    if parameter.type == "object" { return nil }
    if parameter.reads == .number, parameter.type != "string" { return number(parameter, used, in: tool) }
    let names = ArgumentNames.words(of: parameter)
    let verb = clause.verb == nil ? -1 : tokens.count - clause.object.count - 1
    for (place, token) in tokens.enumerated() where names.contains(token.word) && place != verb {
      let isMention = inMention(place)
      if isMade(at: place, parameter, tool) { continue }
      // "move the card to Done": where it goes is no name of what goes there.
      if ["to", "into"].contains(tokens.word(place + 1)), ["move", "transition"].contains(clause.verb ?? ""),
        !ArgumentNames.isContainer(parameter.name)
      {
        continue
      }
      // "the Google Sheet Orders": the last word of a service's name is the kind of what it holds.
      let isHolder = ArgumentNames.isContainer(parameter.name) || parameter.name == "document_id"
      if isMention, inMention(place + 1) || !isHolder { continue }
      if ArgumentNames.callers.contains(token.word), isOfAnother(place, parameter, tool) { continue }
      if parameter.type == "array", let list = list(from: place + 1, used, isPlain: true) { return list }
      if let after = value(from: place + 1, used, parameter) { return after }
      if isMention { continue }
      if let after = plainName(parameter, at: place + 1, used) { return after }
      // "the Backlog list"
      if ArgumentNames.isContainer(parameter.name), let before = tokens.at(place - 1), !used.contains(place - 1),
        !inMention(place - 1),
        !ArgumentNames.callers.contains(token.word),
        quoted(place - 1) != nil
          || before.isWord && before.text.first?.isUppercase == true && place > 1
            && !Words.empty.contains(before.word)
      {
        return (.text(quoted(place - 1) ?? before.text), [place - 1])
      }
    }
    if ArgumentNames.isQuery(parameter), let asked = coded(parameter, in: tool) ?? topic(used) { return asked }
    guard ArgumentNames.isPlace(parameter) else { return nil }
    for (place, token) in tokens.enumerated() where ["in", "for", "of", "at"].contains(token.word) {
      if !inMention(place + 1), let found = value(from: place + 1, used, parameter) { return found }
    }
    return nil
  }

  /// "called" behind the kind of another argument is that one's name: "in the list called Doing".
  private func isOfAnother(_ place: Int, _ parameter: ToolkitParameter, _ tool: ToolkitTool) -> Bool {
    let before = tokens.word(place - 1)
    if tool.slug.split(separator: "_").last.map(String.init) == Words.singular(before) { return false }
    return tool.inputs.contains { other in
      other.name != parameter.name && ArgumentNames.isContainer(other.name)
        && ArgumentNames.words(of: other).contains(before)
    }
  }

  /// "a page titled X in the page Y": the first page is the one that is made, and X its title.
  private func isMade(at place: Int, _ parameter: ToolkitParameter, _ tool: ToolkitTool) -> Bool {
    guard ArgumentNames.callers.contains(tokens.word(place + 1)), ArgumentNames.isContainer(parameter.name),
      tool.inputs.contains(where: ArgumentNames.isTitle)
    else { return false }
    return inMention(place)
      || tool.slug.split(separator: "_").last.map(String.init) == Words.singular(tokens.word(place))
  }

  /// A quoted text, a code, or words with capitals, behind "called", "named", ":" and articles.
  func value(from start: Int, _ used: Set<Int>, _ parameter: ToolkitParameter) -> Value? {
    var place = start
    let skipped: Set<String> = [
      "called", "named", "with", "the", "id", "name", "of", "is", "to", "title", "titled", "a", "number", "as",
      "should",
      "be",
    ]
    while place < start + 3, skipped.contains(tokens.word(place)) || tokens.at(place)?.isMark([":"]) == true {
      place += 1
    }
    // "the table Airtable Leads": the service stands between.
    while ArgumentNames.isContainer(parameter.name), place < start + 4, inMention(place) { place += 1 }
    guard let first = tokens.at(place), !used.contains(place), !inMention(place) else { return nil }
    if let text = quoted(place) { return (.text(text), [place]) }
    if let (code, length) = CodeWord.read(tokens, at: place) {
      return (.text(code), Array(place..<(place + length)))
    }
    if Self.isCode(first) {
      if case .email = first.kind, parameter.reads != .email { return nil }
      if case .channel(let name) = first.kind, name.hasPrefix("#"), name.dropFirst().allSatisfy(\.isNumber) {
        return (.text(String(name.dropFirst())), [place])
      }
      return (.text(first.text), [place])
    }
    // What is called something may be called by several words: "called Pay rent".
    let isCalled =
      ArgumentNames.callers.contains(tokens.word(place - 1))
      || ArgumentNames.isTitle(parameter) && parameter.reads == .quoted
    guard first.isWord, first.text.first?.isUppercase == true || isCalled && !Self.ends(first) else { return nil }
    if !isCalled, first.text.first?.isUppercase != true { return nil }
    var end = place
    while let token = tokens.at(end), !inMention(end), !used.contains(end), end - place < 8,
      token.isWord || token.number != nil && end > place
    {
      let isCapital = token.text.first?.isUppercase == true || token.number != nil
      if end > place, isCalled ? Self.ends(token) : !isCapital { break }
      end += 1
    }
    guard end > place else { return nil }
    return (.text(tokens.part(place, end).text), Array(place..<end))
  }

  /// A name of several words ends where the sentence goes on.
  private static func ends(_ token: Token) -> Bool {
    Words.prepositions.contains(token.word)
      || [
        "due", "under", "below", "and", "or", "saying", "that", "which", "inside", "then", "there", "it", "them",
        "when", "if",
      ]
      .contains(token.word)
  }

  /// "the collection people", "branch main": one small word behind what it is the name of.
  private func plainName(_ parameter: ToolkitParameter, at start: Int, _ used: Set<Int>) -> Value? {
    let isSaid =
      ArgumentNames.callers.contains(tokens.word(start)) || ArgumentNames.callers.contains(tokens.word(start - 1))
    let place = isSaid && ArgumentNames.callers.contains(tokens.word(start)) ? start + 1 : start
    guard isSaid || ArgumentNames.isContainer(parameter.name) || ArgumentNames.takesPlainName(parameter.name),
      let token = tokens.at(place), token.isWord, !used.contains(place), !inMention(place), !token.glued,
      !Words.empty.contains(token.word), !Words.prepositions.contains(token.word), !Words.pronouns.contains(token.word),
      !Verbs.begins(tokens, at: place) || isSaid, isSaid || !ArgumentNames.isContainer(Words.singular(token.word))
    else { return nil }
    var end = place + 1
    while let next = tokens.at(end), next.glued, next.isWord || next.number != nil { end += 1 }
    return (.text(tokens.part(place, end).text), Array(place..<end))
  }

  /// "labels bug and urgent", "tags \"a\", \"b\""
  func list(from start: Int, _ used: Set<Int>, isPlain: Bool) -> Value? {
    var items: [String] = []
    var places: [Int] = []
    var place = start
    while ["the", "are", "of", "called"].contains(tokens.word(place)) || tokens.at(place)?.isMark([":"]) == true,
      place < start + 3
    {
      place += 1
    }
    while items.count < 12, let token = tokens.at(place), !used.contains(place), !inMention(place) {
      if let text = quoted(place) {
        items.append(text)
      } else if case .channel(let name) = token.kind {
        items.append(name)
      } else if token.isWord, isPlain, !Words.prepositions.contains(token.word), !Words.empty.contains(token.word) {
        var end = place + 1
        while let next = tokens.at(end), next.glued, next.isWord || next.number != nil { end += 1 }
        items.append(tokens.part(place, end).text)
        place = end - 1
      } else {
        break
      }
      places.append(place)
      place += 1
      var joint = place
      while tokens.at(joint)?.isMark([","]) == true || tokens.word(joint) == "and" { joint += 1 }
      guard joint > place, !Verbs.begins(tokens, at: joint) || quoted(joint) != nil else { break }
      place = joint
    }
    return items.isEmpty ? nil : (.list(items), places)
  }

  private static func isCode(_ token: Token) -> Bool {
    switch token.kind {
    case .number, .channel, .email, .template: true
    default: false
    }
  }
}
