import Platform
import Testing

@Suite struct EncryptionKeyTests {
  private let place = Array("user/name".utf8)
  private let secret = Array("a secret".utf8)

  @Test func `what was sealed can be opened with the key, at its place`() throws {
    let key = try #require(EncryptionKey([UInt8](repeating: 7, count: 32)))
    for plain in [secret, [], [UInt8](repeating: 1, count: 100_000)] {
      let sealed = try #require(key.seal(plain, boundTo: place))
      #expect(key.open(sealed, boundTo: place) == plain)
      #expect(key.open(sealed, boundTo: Array("user/other".utf8)) == nil)
      #expect(key.open(sealed, boundTo: []) == nil)
      #expect(key.seal(plain, boundTo: place) != sealed, "The nonce was used twice.")
    }
  }

  @Test func `another key, a changed bit or a shorter text opens nothing`() throws {
    let key = try #require(EncryptionKey([UInt8](repeating: 7, count: 32)))
    let other = try #require(EncryptionKey([UInt8](repeating: 8, count: 32)))
    let sealed = try #require(key.seal(secret, boundTo: place))
    #expect(other.open(sealed, boundTo: place) == nil)
    for index in sealed.indices {
      var changed = sealed
      changed[index] ^= 1
      #expect(key.open(changed, boundTo: place) == nil, "byte \(index)")
    }
    for length in 0..<sealed.count { #expect(key.open(Array(sealed.prefix(length)), boundTo: place) == nil) }
  }

  @Test func `it is AES-256-GCM as others do it`() throws {
    // Test case 14 of the GCM specification, behind our version byte: a key, a nonce and a text of zeros.
    let key = try #require(EncryptionKey([UInt8](repeating: 0, count: 32)))
    let sealed =
      [1] + [UInt8](repeating: 0, count: 12)
      + (try #require(Hex.bytes("cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919")))
    #expect(key.open(sealed, boundTo: []) == [UInt8](repeating: 0, count: 16))
  }

  @Test func `a key is 32 bytes as hexadecimal digits or base64`() throws {
    let hex = String(repeating: "a1", count: 32)
    #expect(EncryptionKey(parsing: hex) != nil)
    #expect(EncryptionKey(parsing: "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=") != nil)
    #expect(EncryptionKey(parsing: "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8") != nil)
    for wrong in [
      "", "secret", String(hex.dropLast()), hex + "a1", "AAEC", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8==",
    ] {
      #expect(EncryptionKey(parsing: wrong) == nil, "\(wrong)")
    }
    let key = try #require(EncryptionKey(parsing: hex))
    var text = ""
    dump(key, to: &text)
    #expect(!"\(key) \(String(reflecting: key)) \(text)".contains("161"), "The key shows its bytes.")
  }

  @Test(arguments: [("", ""), ("Zg==", "f"), ("Zm8=", "fo"), ("Zm9v", "foo"), ("Zm9vYg", "foob"), ("Pz8_Pg", "???>")])
  func `base64 is read`(text: String, plain: String) {
    #expect(Base64Text.bytes(text) == Array(plain.utf8))
  }

  @Test(arguments: ["Z", "Zg=", "Zm9v=", "Zm=8", "Z g", "Zm8==", "===="])
  func `what is no base64 is refused`(text: String) { #expect(Base64Text.bytes(text) == nil) }
}
