internal import CCrypto

/// Random bytes that nobody can guess: for keys, tokens and identifiers.
package enum SecureRandom {
  package static func bytes(_ count: Int) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: max(0, count))
    fill(&bytes)
    return bytes
  }

  /// Replaces every byte.
  static func fill(_ bytes: inout [UInt8]) {
    guard let length = Int32(exactly: bytes.count), unsafe RAND_bytes(&bytes, length) == 1 else {
      // The library has no entropy (or the request is absurd): the kernel's own generator, which never fails.
      var kernel = SystemRandomNumberGenerator()
      for index in bytes.indices { bytes[index] = kernel.next() }
      return
    }
  }

  package static func hex(bytes count: Int) -> String { Hex.text(bytes(count)) }
}
