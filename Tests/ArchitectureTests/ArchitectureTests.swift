import Testing

/// The rules of the house that a compiler does not know, read from the sources themselves.
struct ArchitectureTests {
  private let tree: SourceTree

  init() throws { tree = try SourceTree.shared.get() }

  @Test func `there are sources to judge`() {
    #expect(tree.files(below: "Shared").count > 100)
    #expect(tree.files(below: "Services").count > 20)
    #expect(tree.files(below: "Tests/TestKit").count > 5)
  }

  @Test func `imports only go down the floors`() {
    for file in tree.files(below: "Shared", "Services", "Tests/TestKit") {
      let allowed = (Floors.mayImport[file.target] ?? []).union(Floors.mayImportOfToolchain(file))
      for module in file.imports where !allowed.contains(module) {
        Issue.record("\(file.path) imports \(module), which \(file.target) may not: see Floors.swift.")
      }
    }
  }

  @Test func `every folder of code has its floor, and every floor its folder`() {
    let folders = Set(tree.files(below: "Shared", "Services", "Tests/TestKit").map(\.target))
    #expect(folders == Set(Floors.mayImport.keys))
  }

  @Test func `a service never imports another`() {
    for file in tree.files(below: "Services", "Shared") {
      for module in file.imports where Floors.services.contains(module) {
        Issue.record("\(file.path) imports the service \(module).")
      }
    }
    for (folder, modules) in Floors.mayImport {
      #expect(modules.isDisjoint(with: Floors.services), "The table lets \(folder) import a service.")
    }
  }

  @Test func `no file has more than 500 lines`() {
    for file in tree.files where file.lineCount > 500 {
      Issue.record("\(file.path) has \(file.lineCount) lines; divide it by its ideas.")
    }
  }

  @Test(arguments: ["try!", "as!", "fatalError(", "preconditionFailure(", "@testable", "public"])
  func `the services and what they share do without`(_ word: String) {
    for file in tree.files(below: "Shared", "Services") {
      for line in file.codeLines where line.text.containsWord(word) {
        Issue.record("\(file.path):\(line.number) has \(word): \(line.text.trimmingSpaces)")
      }
    }
  }

  /// A server's standard output is its log. Only the answers to `--help` and `--version` are for people.
  @Test func `only the command line's answers are printed`() {
    for file in tree.files(below: "Shared", "Services") where file.path != "Shared/ServiceKit/Host/ServiceMain.swift" {
      for line in file.codeLines where ["print(", "debugPrint(", "dump("].contains(where: line.text.containsWord) {
        Issue.record("\(file.path):\(line.number) prints: \(line.text.trimmingSpaces)")
      }
    }
  }

  @Test func `tests do not sleep to wait for something`() {
    for file in tree.files(below: "Tests") where file.path != "Tests/TestKit/Eventually.swift" {
      for line in file.codeLines
      where ["Task.sleep(", "sleep(", "usleep(", "nanosleep("].contains(where: line.text.containsWord) {
        Issue.record("\(file.path):\(line.number) sleeps; wait by TestKit's eventually.")
      }
    }
  }

  @Test(arguments: [
    "ExistentialAny", "MemberImportVisibility", "InternalImportsByDefault", "NonisolatedNonsendingByDefault",
    "StrictMemorySafety",
  ])
  func `a misspelt feature flag stops the build`(_ feature: String) throws {
    let guards = try #require(tree.files.first { $0.path == "Shared/WorkflowModels/LanguageFeatures.swift" })
    #expect(guards.text.contains("#if !hasFeature(\(feature))\n  #error("))
  }
}

extension Substring {
  /// Whether the word stands here by itself: `sleep(` is not in `asleep(`, nor `public` in `publicOnly`.
  fileprivate func containsWord(_ word: String) -> Bool {
    func isLetter(_ character: Character) -> Bool { character.isLetter || character.isNumber || character == "_" }
    return ranges(of: word).contains { range in
      let before = self[..<range.lowerBound].last
      let after = self[range.upperBound...].first
      let endsInLetter = word.last.map(isLetter) ?? false
      return !(before.map { isLetter($0) || $0 == "." } ?? false) && !(endsInLetter && (after.map(isLetter) ?? false))
    }
  }

  fileprivate var trimmingSpaces: Substring { drop { $0 == " " } }
}
