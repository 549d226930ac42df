/// What an address brings, by the last word of its path: ".../api/orders?open=1" brings orders.
enum AddressNoun {
  private static let never: Set<String> = [
    "api", "json", "index", "rest", "data", "get", "list", "all", "latest", "search", "v1",
  ]

  static func read(_ url: String) -> String? {
    let path = url.prefix { $0 != "?" && $0 != "#" }.split(separator: "/").dropFirst(2)
    for (index, part) in path.reversed().enumerated() {
      let name = String(part.prefix { $0 != "." }).lowercased()
      let isWord = name.count >= 3 && name.allSatisfy { $0.isASCII && ($0.isLetter || $0 == "-" || $0 == "_") }
      guard isWord, !never.contains(name) else { continue }
      let noun = name.split { $0 == "-" || $0 == "_" }.last.map(String.init) ?? name
      // ".../users/5" is one user.
      return index == 0 ? noun : Words.singular(noun)
    }
    return nil
  }
}
