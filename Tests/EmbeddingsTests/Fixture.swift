import Embeddings
import Testing
import WorkflowModels

/// A vocabulary cut to what forty-odd texts can reach, with the tokens that the `tokenizers` library makes of them
/// (`Benchmarks/Embeddings/fixture.py`).
struct Fixture: Sendable {
  struct Case: Sendable, CustomTestStringConvertible {
    let text: String
    let tokens: [Int]
    var testDescription: String { text }
  }

  let tokenizerFile: [UInt8]
  let cases: [Case]

  static let shared = Result { try Fixture() }
  /// Empty when the file cannot be read, which a test of its own tells.
  static let cases = (try? shared.get())?.cases ?? []

  private init(place: String = #filePath) throws {
    let folder = place.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
    let json = try JSON(parsing: FileBytes.read("\(folder)/Fixtures/tokenizer.json", atMost: 1 << 20))
    tokenizerFile = (json["tokenizer"] ?? .null).bytes()
    cases = (json["cases"]?.arrayValue ?? []).map { entry in
      Case(text: entry[0]?.stringValue ?? "", tokens: (entry[1]?.arrayValue ?? []).compactMap(\.intValue))
    }
  }

  /// A safetensors file with one table in F16, whose rows are made of the numbers given.
  static func safetensors(_ rows: [[Float16]]) -> [UInt8] {
    let size = rows.count * (rows.first?.count ?? 0) * 2
    let head = Array(
      "{\"embedding.weight\":{\"dtype\":\"F16\",\"shape\":[\(rows.count),\(rows.first?.count ?? 0)],\"data_offsets\":[0,\(size)]}}"
        .utf8)
    let length = (0..<8).map { UInt8(truncatingIfNeeded: head.count >> ($0 * 8)) }
    return length + head + rows.joined().flatMap { [UInt8($0.bitPattern & 255), UInt8($0.bitPattern >> 8)] }
  }
}
