import Testing
import WorkflowModels

/// Whatever arrives, the parser answers: a value or a sentence, never a trap.
struct JSONHostileInputTests {
  @Test(arguments: 0..<8)
  func `texts damaged at random are refused or read, and what is read survives a round trip`(_ seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let sources = AcceptedText.all.map { Array($0.text.utf8) } + [DocumentFixtures.full.bytes()]
    let alphabet = Array("{}[]\",:\\u0deE+-.19 tfn\0\u{1f}é😀".utf8) + [0x80, 0xC0, 0xED, 0xFF]
    for round in 0..<6000 {
      var bytes = sources[round % sources.count]
      for _ in 0...(generator.next() % 3) {
        let place = bytes.isEmpty ? 0 : Int(generator.next() % UInt64(bytes.count))
        let byte = alphabet[Int(generator.next() % UInt64(alphabet.count))]
        switch generator.next() % 3 {
        case 0: bytes.insert(byte, at: place)
        case 1 where !bytes.isEmpty: bytes[place] = byte
        case 2 where !bytes.isEmpty: bytes.remove(at: place)
        default: break
        }
      }
      guard let value = try? JSON(parsing: bytes) else { continue }
      #expect(try JSON(parsing: value.bytes()).isIdentical(to: value))
      #expect(try JSON(parsing: value.canonicalBytes()) == value)
      _ = WorkflowDocument.decode(value)
    }
  }

  @Test func `texts of random bytes never trap`() {
    var generator = SeededGenerator(seed: 99)
    for length in 0..<2000 {
      let bytes = (0..<length % 64).map { _ in UInt8(truncatingIfNeeded: generator.next()) }
      #expect((try? JSON(parsing: bytes)).map { (try? JSON(parsing: $0.bytes())) == $0 } ?? true)
    }
  }

  @Test func `a number of a million digits keeps them`() throws {
    let digits = String(repeating: "7", count: 1_000_000)
    #expect(try JSON(parsing: digits) == .decimal(digits))
    #expect(try JSON(parsing: "0." + digits).doubleValue == 0.7777777777777778)
  }

  @Test func `a hundred thousand keys are read in a moment, repeated or not`() throws {
    let keys = (0..<100_000).map { "\"k\($0)\":1" }.joined(separator: ",")
    let object = try #require(try JSON(parsing: "{\(keys),\(keys)}").objectValue)
    #expect(object.count == 100_000)
  }
}
