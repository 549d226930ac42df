internal import CCrypto

/// SHA-256 by OpenSSL: names content by what it is.
package enum SHA256 {
  package static func digest(_ bytes: [UInt8]) -> [UInt8] {
    var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_LENGTH))
    _ = unsafe CCrypto.SHA256(bytes, bytes.count, &digest)
    return digest
  }

  /// 64 lowercase hexadecimal digits.
  package static func hex(_ bytes: [UInt8]) -> String { Hex.text(digest(bytes)) }
  package static func hex(_ text: String) -> String { hex(Array(text.utf8)) }
}
