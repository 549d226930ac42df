/// A vector for each token, as the file has them: numbers are converted when a row is used.
package struct EmbeddingTable: Sendable {
  package let rows: Int
  package let width: Int
  private let format: Safetensors.Format
  private let file: [UInt8]
  private let start: Int

  /// The widest table of a safetensors file that is not one of single numbers; there is mostly but one.
  package init(safetensors file: [UInt8]) throws(EmbeddingError) {
    let tables = try Safetensors(file).tables
    guard let table = tables.sorted(by: { $0.key < $1.key }).first?.value else {
      throw EmbeddingError(.unsupported, "The safetensors file has no table of vectors in F16 or F32.")
    }
    rows = table.rows
    width = table.width
    format = table.format
    start = table.range.lowerBound
    self.file = file
  }

  /// Adds a row to a sum of as many numbers; a row beyond the last counts as the last.
  func add(row: Int, to sum: inout [Float]) {
    let width = min(width, sum.count)
    let offset = start + min(max(0, row), rows - 1) * self.width * format.bytes
    // The head was checked: each of the rows lies in the file.
    unsafe file.withUnsafeBytes { file in
      switch format {
      case .float16:
        for place in 0..<width {
          let bits = unsafe file.loadUnaligned(fromByteOffset: offset + place * 2, as: UInt16.self)
          sum[place] += Float(Float16(bitPattern: UInt16(littleEndian: bits)))
        }
      case .float32:
        for place in 0..<width {
          let bits = unsafe file.loadUnaligned(fromByteOffset: offset + place * 4, as: UInt32.self)
          sum[place] += Float(bitPattern: UInt32(littleEndian: bits))
        }
      }
    }
  }
}
