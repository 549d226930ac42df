import Platform
import Testing

@Suite struct `Digests` {
  @Test func `SHA-256 gives the values of its standard`() {
    #expect(SHA256.hex("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    #expect(SHA256.hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  }

  @Test func `HMAC-SHA256 gives the values of RFC 4231`() throws {
    let code = try #require(HMACSHA256.code(of: Array("what do ya want for nothing?".utf8), key: Array("Jefe".utf8)))
    #expect(Hex.text(code) == "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")
    let empty = try #require(HMACSHA256.code(of: [], key: []))
    #expect(Hex.text(empty) == "b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad")
  }

  @Test func `a code is valid for its bytes and key only`() throws {
    let key: [UInt8] = [1, 2, 3]
    let code = try #require(HMACSHA256.code(of: [9], key: key))
    #expect(HMACSHA256.isValid(code, of: [9], key: key))
    #expect(!HMACSHA256.isValid(code, of: [8], key: key))
    #expect(!HMACSHA256.isValid(Array(code.dropLast()), of: [9], key: key))
    #expect(!HMACSHA256.isValid([], of: [9], key: key))
  }

  @Test func `texts are equal in constant time when they are equal`() {
    #expect(ConstantTime.equal("token", "token"))
    #expect(!ConstantTime.equal("token", "tokem") && !ConstantTime.equal("token", "toke"))
    #expect(ConstantTime.equal("", ""))
  }

  @Test func `random bytes have the asked length and are not the same twice`() {
    #expect(SecureRandom.bytes(32).count == 32 && SecureRandom.bytes(0).isEmpty && SecureRandom.bytes(-1).isEmpty)
    #expect(SecureRandom.hex(bytes: 16) != SecureRandom.hex(bytes: 16))
  }

  @Test func `hexadecimal digits read back, and nothing else does`() {
    #expect(Hex.bytes("00ffAb") == [0, 255, 171])
    #expect(Hex.bytes("0") == nil && Hex.bytes("zz") == nil && Hex.bytes("é0") == nil)
  }
}
