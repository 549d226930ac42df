internal import FoundationEssentials

/// The Swift files of this repository, found from where this file lay when it was compiled.
struct SourceTree: Sendable {
  /// Read once for all tests: to tell code from words takes a while in a debug build.
  static let shared = Result { try read() }

  let files: [SourceFile]

  private static func read(from place: String = #filePath) throws -> SourceTree {
    // Tests/ArchitectureTests/SourceTree.swift: three steps up.
    let root = "/" + place.split(separator: "/").dropLast(3).joined(separator: "/")
    var files: [SourceFile] = []
    for folder in ["Benchmarks", "Services", "Shared", "Tests"] {
      for path in try FileManager.default.subpathsOfDirectory(atPath: "\(root)/\(folder)")
      where path.hasSuffix(".swift") {
        let text = try String(contentsOfFile: "\(root)/\(folder)/\(path)", encoding: .utf8)
        files.append(SourceFile(path: "\(folder)/\(path)", text: text))
      }
    }
    return SourceTree(files: files.sorted { $0.path < $1.path })
  }

  /// The files below these folders.
  func files(below folders: String...) -> [SourceFile] {
    files.filter { file in folders.contains { file.path.hasPrefix($0 + "/") } }
  }
}

/// One file, by its path from the repository's root.
struct SourceFile: Sendable {
  let path: String
  let text: String
  /// The lines without comments and without what stands in string literals, with their numbers.
  let codeLines: [(number: Int, text: Substring)]

  init(path: String, text: String) {
    self.path = path
    self.text = text
    codeLines = SourceCode.withoutWords(text).split(separator: "\n", omittingEmptySubsequences: false).enumerated()
      .map { (number: $0.offset + 1, text: $0.element) }
  }

  /// `Shared/HTTP` of `Shared/HTTP/Client/HTTPClient.swift`.
  var target: String { path.split(separator: "/").prefix(2).joined(separator: "/") }

  var lineCount: Int { text.utf8.count { $0 == UInt8(ascii: "\n") } }

  /// The modules that it imports, in every form that Swift has for it.
  var imports: [String] { codeLines.compactMap { SourceCode.importedModule(in: $0.text) } }
}
