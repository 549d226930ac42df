/// Reads an unfinished expression backwards from its end. Every step goes to the left, and pipes and calls are followed
/// only so far, so that no text can keep it long.
struct CompletionScanner {
  private let text: [Character]
  private static let mostContexts = 32

  /// Functions whose argument sees each element of what they are given.
  private static let eachFunctions: Set<String> = [
    "map", "sort_by", "group_by", "min_by", "max_by", "unique_by", "map_values", "any", "all", "add", "INDEX",
  ]
  /// Functions whose argument sees what they are given.
  private static let sameFunctions: Set<String> = [
    "select", "first", "last", "path", "paths", "del", "pick", "isempty", "limit", "until", "while", "recurse", "error",
    "has", "contains", "inside", "getpath", "range", "join", "test", "match", "startswith", "endswith", "split",
  ]
  /// Functions that give something of the shape of what they are given.
  private static let keepingFunctions: Set<String> = ["select", "sort_by", "unique_by", "sort", "reverse", "unique"]

  init(_ text: [Character]) { self.text = text }

  func subject() -> (CompletionPlace.Subject, prefix: String) {
    guard !endsInText else { return (.nothing, "") }
    let start = startOfName(before: text.count)
    let prefix = String(text[start...])
    switch character(before: start) {
    case "$": return (.variable, prefix)
    case "@": return (.format, prefix)
    case ".":
      if prefix.first?.isNumber == true || character(before: start - 1) == "." { return (.nothing, prefix) }
      return (.field(of: location(before: start - 1, 0)), prefix)
    default: return (prefix.first?.isNumber == true ? .nothing : .word, prefix)
    }
  }

  /// The names after a dollar, in their order, without the last `count`.
  func variables(besides count: Int) -> [String] {
    var names: [String] = []
    var place = 0
    while place < text.count {
      defer { place += 1 }
      guard text[place] == "$" else { continue }
      let name = String(text[(place + 1)...].prefix(while: Self.isNamePart))
      names.append(name)
    }
    var seen: Set<String> = []
    return names.dropLast(count).filter { !$0.isEmpty && seen.insert($0).inserted }
  }

  // MARK: Characters

  private static func isNamePart(_ character: Character) -> Bool {
    character == "_" || character.isASCII && (character.isLetter || character.isNumber)
  }

  private func character(before place: Int) -> Character? {
    place > 0 && place <= text.count ? text[place - 1] : nil
  }

  private func startOfName(before place: Int) -> Int {
    var start = place
    while let character = character(before: start), Self.isNamePart(character) { start -= 1 }
    return start
  }

  private func skipBlanks(before place: Int) -> Int {
    var place = place
    while character(before: place)?.isWhitespace == true { place -= 1 }
    return place
  }

  /// Whether the end stands in a string or a comment: what is open there, from the start on.
  private var endsInText: Bool {
    var open: [Character] = []
    var place = 0
    while place < text.count {
      let character = text[place]
      if open.last == "\"" {
        if character == "\\" {
          if place + 1 < text.count, text[place + 1] == "(" { open.append("(") }
          place += 1
        } else if character == "\"" {
          open.removeLast()
        }
      } else if character == "\"" {
        open.append(character)
      } else if character == "#" {
        while place < text.count, !text[place].isNewline { place += 1 }
        if place == text.count { return true }
      } else if character == "(" {
        open.append(character)
      } else if character == ")", open.last == "(" {
        open.removeLast()
      }
      place += 1
    }
    return open.last == "\""
  }

  /// Where the bracket or quote that closes before `place` was opened.
  private func opening(of place: Int) -> Int? {
    var depth = 0
    var place = place
    while let character = character(before: place) {
      place -= 1
      switch character {
      case "\"":
        while let inner = self.character(before: place), inner != "\"" { place -= 1 }
        place -= 1
        if depth == 0 { return max(0, place) }
      case "]", ")", "}": depth += 1
      case "[", "(", "{":
        depth -= 1
        if depth == 0 { return place }
      default: continue
      }
    }
    return nil
  }

  // MARK: Paths

  /// What the path that ends before `place` leads to.
  private func location(before place: Int, _ count: Int) -> CompletionPlace.Location? {
    guard count < Self.mostContexts else { return nil }
    var hops: [CompletionPlace.Hop] = []
    var place = place
    while true {
      switch character(before: place) {
      case "?": place -= 1
      case "]":
        guard let start = opening(of: place), let hop = hop(in: text[(start + 1)..<(place - 1)]) else { return nil }
        hops.append(hop)
        place = character(before: start) == "." ? start - 1 : start
      case "\"":
        guard let start = opening(of: place), character(before: start) == "." else { return nil }
        hops.append(.key(String(text[(start + 1)..<(place - 1)])))
        place = start - 1
      case ")": return kept(before: place, hops, count)
      case let character? where Self.isNamePart(character):
        let start = startOfName(before: place)
        let name = String(text[start..<place])
        if self.character(before: start) == "$" {
          guard let root = ExpressionReferences.Root(rawValue: name), root != .input else { return nil }
          return .init(root: root, hops: hops.reversed())
        }
        if self.character(before: start) == "." {
          hops.append(.key(name))
          place = start - 1
          continue
        }
        // A word of the language before the dot of a new path.
        return nil
      default:
        guard var location = context(before: place, count + 1) else { return nil }
        location.hops += hops.reversed()
        return location
      }
    }
  }

  private func hop(in text: ArraySlice<Character>) -> CompletionPlace.Hop? {
    if text.isEmpty { return .each }
    if let place = Int(String(text)) { return .index(place) }
    guard text.count >= 2, text.first == "\"", text.last == "\"" else { return nil }
    let key = text.dropFirst().dropLast()
    return key.contains("\\") ? nil : .key(String(key))
  }

  /// A call that ends before `place` and gives what it was given.
  private func kept(
    before place: Int, _ hops: [CompletionPlace.Hop], _ count: Int
  ) -> CompletionPlace.Location? {
    guard let opening = opening(of: place) else { return nil }
    let start = startOfName(before: opening)
    guard Self.keepingFunctions.contains(String(text[start..<opening])) else { return nil }
    guard var location = context(before: start, count + 1) else { return nil }
    location.hops += hops.reversed()
    return location
  }

  /// What `.` is before `place`: the input, what comes through a pipe, or an element inside a call.
  private func context(before place: Int, _ count: Int) -> CompletionPlace.Location? {
    var place = place
    while let character = character(before: place) {
      switch character {
      case "]", ")", "}", "\"":
        guard let start = opening(of: place) else { return nil }
        place = start
      case "(":
        place -= 1
        let start = startOfName(before: place)
        let name = String(text[start..<place])
        if Self.eachFunctions.contains(name) {
          guard var location = context(before: start, count + 1) else { return nil }
          location.hops.append(.each)
          return location
        }
        guard name.isEmpty || Self.sameFunctions.contains(name) || Self.isKeyword(name) else { return nil }
        place = start
      case "|":
        let end = skipBlanks(before: place - 1)
        let start = startOfName(before: end)
        // `… as $x |` leaves `.` as it was.
        if self.character(before: start) == "$" {
          let word = skipBlanks(before: start - 1)
          if text[startOfName(before: word)..<word].elementsEqual("as") {
            place = startOfName(before: word)
            continue
          }
        }
        return end == 0 ? nil : stage(before: end, count)
      default: place -= 1
      }
    }
    return .init(root: .input, hops: [])
  }

  /// What comes out of the stage of a pipe that ends before `place`, when it is a path or keeps what it is given.
  private func stage(before place: Int, _ count: Int) -> CompletionPlace.Location? {
    if character(before: place) == "." {
      return character(before: place - 1) == "." ? nil : context(before: place - 1, count + 1)
    }
    return location(before: place, count + 1)
  }

  private static func isKeyword(_ name: String) -> Bool {
    ["if", "elif", "then", "else", "and", "or", "try"].contains(name)
  }
}
