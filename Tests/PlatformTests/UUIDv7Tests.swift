import Platform
import Testing

@Suite struct `UUID version 7` {
  /// Gives the same number again and again.
  struct Constant: RandomNumberGenerator, Sendable {
    let value: UInt64
    mutating func next() -> UInt64 { value }
  }

  @Test func `version, variant and time are where the standard puts them`() {
    var generator = UUIDv7Generator(random: Constant(value: .max))
    let id = generator.next(milliseconds: 0x017F_22E2_79B0)
    #expect(id.hyphenated == "017f22e2-79b0-77ff-bfff-ffffffffffff")
    #expect(id.milliseconds == 0x017F_22E2_79B0)
  }

  @Test(arguments: [0, 1, UInt64.max])
  func `they rise within a millisecond, through every carry, and when the clock goes back`(random: UInt64) {
    var generator = UUIDv7Generator(random: Constant(value: random))
    var last = generator.next(milliseconds: 1_000)
    for step in 0..<20_000 {
      let next = generator.next(milliseconds: step % 3 == 0 ? 999 : 1_000)
      #expect(last < next && last.text < next.text && last.hyphenated < next.hyphenated)
      last = next
    }
  }

  @Test(arguments: [-1, .min, .max, 0])
  func `a clock that is out of its mind harms nobody`(milliseconds: Int) {
    var generator = UUIDv7Generator(random: Constant(value: .max))
    let first = generator.next(milliseconds: milliseconds)
    #expect(generator.next(milliseconds: milliseconds) != first)
  }

  @Test func `text is 26 characters and reads back`() throws {
    for _ in 0..<1_000 {
      let id = UUIDv7.next()
      #expect(id.text.utf8.count == 26)
      #expect(UUIDv7(text: id.text) == id)
    }
    #expect(UUIDv7(text: "zzzzzzzzzzzzzzzzzzzzzzzzzz") == nil)
    #expect(UUIDv7(text: "u0000000000000000000000000") == nil)
    #expect(UUIDv7(text: "7zzzzzzzzzzzzzzzzzzzzzzzzz") == UUIDv7(high: .max, low: .max))
  }

  @Test func `tasks that make them at once never make the same`() async {
    let all = await withTaskGroup(of: [UUIDv7].self) { group in
      for _ in 0..<8 { group.addTask { (0..<500).map { _ in UUIDv7.next() } } }
      return await group.reduce(into: [UUIDv7]()) { $0 += $1 }
    }
    #expect(Set(all).count == 4_000)
  }
}
