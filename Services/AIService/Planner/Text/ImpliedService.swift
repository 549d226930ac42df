/// "the open issues in acme/web": a name of that form is a repository, and its service goes without saying. It is said,
/// so that every reader finds it.
enum ImpliedService {
  private static let services: Set<String> = ["github", "gitlab", "bitbucket"]
  private static let things: Set<String> = [
    "issue", "issues", "pr", "prs", "pull", "repo", "repository", "branch", "branches", "workflow", "label", "labels",
    "release", "releases", "commit", "commits", "push", "pushes", "merge", "pipeline", "yml", "bug", "bugs",
  ]

  static func said(_ tokens: [Token]) -> [Token] {
    guard tokens.count < 400, tokens.contains(where: { $0.isMark(["/"]) && $0.glued }) || hasPath(tokens) else {
      return tokens
    }
    let named = Set(tokens.words.filter { services.contains($0) })
    guard named.count <= 1, !named.isEmpty || speaksOfRepositories(tokens) else { return tokens }
    let service = named.first == "gitlab" ? "GitLab" : named.first == "bitbucket" ? "Bitbucket" : "GitHub"
    var result: [Token] = []
    var index = 0
    while let token = tokens.at(index) {
      let length = repository(tokens, at: index)
      guard length > 0 else {
        result.append(token)
        index += 1
        continue
      }
      let around = tokens.part(index - 8, index + length + 4)
      result += tokens.part(index, index + length)
      index += length
      let near = tokens.part(index - length - 3, index + 3)
      if !near.containsAny(services), speaksOfRepositories(around) {
        result += [Token(.word, text: "on"), Token(.word, text: service)]
      }
    }
    return result
  }

  /// Of their things, or of a file as only they run: "deploy.yml".
  private static func speaksOfRepositories(_ tokens: [Token]) -> Bool {
    tokens.containsAny(things) || tokens.contains { $0.word.hasSuffix(".yml") || $0.word.hasSuffix(".yaml") }
  }

  private static func hasPath(_ tokens: [Token]) -> Bool {
    tokens.contains { if case .path = $0.kind { $0.glued } else { false } }
  }

  /// How many tokens "acme/web" takes at a place; 0 where none stands.
  private static func repository(_ tokens: [Token], at index: Int) -> Int {
    guard let owner = tokens.at(index), owner.isWord, let next = tokens.at(index + 1), next.glued,
      ["in", "of", "to", "on", "for", "from", "repo", "repository", "at", "into"].contains(tokens.word(index - 1))
    else { return 0 }
    var end = index + 1
    while let token = tokens.at(end), token.glued, !token.isMark([",", ";", ":", ".", "?", "!", "(", ")"]) { end += 1 }
    let written = tokens.part(index, end)
    let isName =
      written.contains { $0.isMark(["/"]) } || written.contains { if case .path = $0.kind { true } else { false } }
    return isName && end - index <= 8 ? end - index : 0
  }
}
