/// Makes any text a legal Prometheus name: a wrong character becomes `_`, so that a typing mistake costs a series and
/// not the process.
enum MetricName {
  static func sanitized(_ name: String) -> String {
    var bytes: [UInt8] = []
    for byte in name.utf8 {
      let isDigit = byte >= 0x30 && byte <= 0x39
      let isLetter = (byte >= 0x41 && byte <= 0x5A) || (byte >= 0x61 && byte <= 0x7A)
      if bytes.isEmpty && isDigit { bytes.append(UInt8(ascii: "_")) }
      bytes.append(isDigit || isLetter ? byte : UInt8(ascii: "_"))
    }
    return bytes.isEmpty ? "_" : String(decoding: bytes, as: UTF8.self)
  }
}
