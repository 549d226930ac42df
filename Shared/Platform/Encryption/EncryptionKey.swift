internal import CCrypto

/// Encrypts bytes so that they can be read, and changed, only with the key: AES-256-GCM by OpenSSL.
///
/// A sealed text is a version (one byte, 1), a random nonce (12), the cipher text and a tag (16). The associated data is
/// not in it, but must be the same when it is opened: it binds the text to its place, so that a row copied to another
/// user's name cannot be opened there.
package struct EncryptionKey: Sendable {
  package static let byteCount = 32
  private static let version: UInt8 = 1
  private static let nonceBytes = 12
  private static let tagBytes = 16

  private let bytes: [UInt8]

  /// Nil unless there are 32 bytes.
  package init?(_ bytes: [UInt8]) {
    guard bytes.count == Self.byteCount else { return nil }
    self.bytes = bytes
  }

  /// From 64 hexadecimal digits, or from base64 (either alphabet); nil when they are not 32 bytes.
  package init?(parsing text: String) {
    if text.utf8.count == Self.byteCount * 2, let bytes = Hex.bytes(text) {
      self.init(bytes)
    } else if let bytes = Base64Text.bytes(text) {
      self.init(bytes)
    } else {
      return nil
    }
  }

  /// Nil only if the library has no memory, or for two gigabytes.
  package func seal(_ plain: [UInt8], boundTo place: [UInt8]) -> [UInt8]? {
    let nonce = SecureRandom.bytes(Self.nonceBytes)
    var cipher = Cipher()
    guard cipher.begin(key: bytes, nonce: nonce, encrypts: true), cipher.bind(place),
      let text = cipher.update(plain), cipher.finish(), let tag = cipher.tag(Self.tagBytes)
    else { return nil }
    return [Self.version] + nonce + text + tag
  }

  /// Nil when it was sealed with another key or for another place, or has been changed.
  package func open(_ sealed: [UInt8], boundTo place: [UInt8]) -> [UInt8]? {
    guard sealed.count >= 1 + Self.nonceBytes + Self.tagBytes, sealed.first == Self.version else { return nil }
    let nonce = Array(sealed.dropFirst().prefix(Self.nonceBytes))
    let tag = Array(sealed.suffix(Self.tagBytes))
    var cipher = Cipher()
    guard cipher.begin(key: bytes, nonce: nonce, encrypts: false), cipher.bind(place),
      let plain = cipher.update(Array(sealed.dropFirst(1 + Self.nonceBytes).dropLast(Self.tagBytes))),
      cipher.expect(tag), cipher.finish()
    else { return nil }
    return plain
  }
}

/// A key never shows its bytes.
extension EncryptionKey: CustomStringConvertible, CustomReflectable {
  package var description: String { "EncryptionKey(…)" }
  package var customMirror: Mirror { Mirror(self, children: []) }
}

/// One use of the library's cipher context.
@safe private struct Cipher: ~Copyable {
  // Safe to use although it holds a pointer: made in `init`, freed in `deinit`, never handed out.
  private let context: OpaquePointer?
  private var encrypts = true

  init() { unsafe context = unsafe EVP_CIPHER_CTX_new() }

  deinit { unsafe EVP_CIPHER_CTX_free(context) }

  mutating func begin(key: [UInt8], nonce: [UInt8], encrypts: Bool) -> Bool {
    self.encrypts = encrypts
    guard unsafe context != nil else { return false }
    // GCM's own nonce length is 12 bytes, which is what comes here.
    return unsafe EVP_CipherInit_ex(context, EVP_aes_256_gcm(), nil, key, nonce, encrypts ? 1 : 0) == 1
  }

  mutating func bind(_ place: [UInt8]) -> Bool {
    guard !place.isEmpty, let length = Int32(exactly: place.count) else { return place.isEmpty }
    var count: Int32 = 0
    return unsafe EVP_CipherUpdate(context, nil, &count, place, length) == 1
  }

  mutating func update(_ bytes: [UInt8]) -> [UInt8]? {
    guard let length = Int32(exactly: bytes.count) else { return nil }
    if bytes.isEmpty { return [] }
    var out = [UInt8](repeating: 0, count: bytes.count)
    var count: Int32 = 0
    guard unsafe EVP_CipherUpdate(context, &out, &count, bytes, length) == 1, Int(count) == bytes.count else {
      return nil
    }
    return out
  }

  /// When opening: whether the tag was the right one.
  mutating func finish() -> Bool {
    var out = [UInt8](repeating: 0, count: 16)
    var count: Int32 = 0
    return unsafe EVP_CipherFinal_ex(context, &out, &count) == 1
  }

  mutating func tag(_ length: Int) -> [UInt8]? {
    var tag = [UInt8](repeating: 0, count: length)
    guard unsafe EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_GET_TAG, Int32(clamping: length), &tag) == 1 else {
      return nil
    }
    return tag
  }

  mutating func expect(_ tag: [UInt8]) -> Bool {
    var tag = tag
    return unsafe EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_SET_TAG, Int32(clamping: tag.count), &tag) == 1
  }
}
