internal import CCrypto

/// Proves with a shared secret that bytes are what their sender sent (RFC 2104 with SHA-256).
package enum HMACSHA256 {
  /// Nil only if the library has no memory, or for a key of more than two gigabytes.
  package static func code(of bytes: [UInt8], key: [UInt8]) -> [UInt8]? {
    guard let length = Int32(exactly: key.count) else { return nil }
    var code = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
    var count: UInt32 = 0
    // An empty array may have no address, and a null key means "the key of before" to the library.
    let key = key.isEmpty ? [0] : key
    guard unsafe HMAC(EVP_sha256(), key, length, bytes, bytes.count, &code, &count) != nil else { return nil }
    return Array(code.prefix(Int(count)))
  }

  /// In constant time, so that the answer does not tell how much of a guess was right.
  package static func isValid(_ code: [UInt8], of bytes: [UInt8], key: [UInt8]) -> Bool {
    guard let expected = self.code(of: bytes, key: key) else { return false }
    return ConstantTime.equal(code, expected)
  }
}
