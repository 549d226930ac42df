internal import WorkflowModels

/// The head of a safetensors file: where in it each table of numbers lies. Nothing of the head is believed before it is
/// checked against the length of the file.
package struct Safetensors: Sendable {
  package enum Format: String, Sendable, Hashable {
    case float16 = "F16"
    case float32 = "F32"

    package var bytes: Int { self == .float16 ? 2 : 4 }
  }

  package struct Table: Sendable, Hashable {
    package let format: Format
    package let rows: Int
    package let width: Int
    /// Where its numbers stand in the file, row by row, the lowest byte first.
    package let range: Range<Int>
  }

  private static let longestHead = 1 << 20
  private static let mostNumbers = 1 << 28

  /// The tables of two dimensions; others are left out.
  package let tables: [String: Table]

  package init(_ file: [UInt8]) throws(EmbeddingError) {
    guard file.count >= 8 else { throw Self.malformed("it is too short") }
    let length = file[0..<8].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    guard length <= Self.longestHead, let headBytes = Int(exactly: length), headBytes <= file.count - 8 else {
      throw Self.malformed("its head is longer than the file, or than 1 MiB")
    }
    let start = 8 + headBytes
    guard let head = try? JSON(parsing: file[8..<start], maximumDepth: 16).objectValue else {
      throw Self.malformed("its head is no JSON object")
    }
    var tables: [String: Table] = [:]
    for (name, entry) in head where name != "__metadata__" {
      guard let shape = entry["shape"]?.arrayValue, shape.count == 2,
        let format = entry["dtype"]?.stringValue.flatMap(Format.init(rawValue:))
      else { continue }
      tables[name] = try Self.table(entry, shape, format, data: start..<file.count)
    }
    self.tables = tables
  }

  private static func table(
    _ entry: JSON, _ shape: [JSON], _ format: Format, data: Range<Int>
  ) throws(EmbeddingError) -> Table {
    let counts = shape.compactMap(\.intValue)
    guard counts.count == 2, counts.allSatisfy({ (1...mostNumbers).contains($0) }),
      counts[0].multipliedReportingOverflow(by: counts[1]).partialValue <= mostNumbers
    else { throw malformed("a table has an impossible shape") }
    let offsets = (entry["data_offsets"]?.arrayValue ?? []).compactMap(\.intValue)
    guard offsets.count == 2, offsets[0] >= 0, offsets[0] <= offsets[1], offsets[1] <= data.count,
      offsets[1] - offsets[0] == counts[0] * counts[1] * format.bytes
    else { throw malformed("a table does not lie in the file as its head says") }
    return Table(
      format: format, rows: counts[0], width: counts[1],
      range: (data.lowerBound + offsets[0])..<(data.lowerBound + offsets[1]))
  }

  private static func malformed(_ reason: String) -> EmbeddingError {
    EmbeddingError(.malformed, "This is no safetensors file that can be used: \(reason).")
  }
}
