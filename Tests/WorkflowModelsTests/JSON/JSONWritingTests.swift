import Testing
import WorkflowModels

struct JSONWritingTests {
  @Test func `pretty text is indented by two spaces`() {
    let value: JSON = ["a": [1, ["b": nil]], "empty": [[:], []]]
    #expect(
      value.prettyText() == """
        {
          "a": [
            1,
            {
              "b": null
            }
          ],
          "empty": [
            {},
            []
          ]
        }
        """)
  }

  @Test func `a text written piece by piece has its commas`() throws {
    var writer = JSONWriter()
    writer.beginObject()
    writer.key("list")
    writer.beginArray()
    writer.int(1)
    writer.string("two")
    writer.beginObject()
    writer.endObject()
    writer.null()
    writer.endArray()
    writer.key("flag")
    writer.bool(false)
    writer.key("whole")
    writer.write(["x": .double(1.5)])
    writer.endObject()
    #expect(writer.text == #"{"list":[1,"two",{},null],"flag":false,"whole":{"x":1.5}}"#)
  }

  @Test(arguments: 0..<0x80)
  func `every ASCII character survives at every place of a string`(_ code: UInt8) throws {
    for before in 0..<18 {
      let text = String(repeating: "a", count: before) + String(Unicode.Scalar(code)) + "bé"
      #expect(try JSON(parsing: JSON.string(text).bytes()) == .string(text))
    }
  }

  @Test func `integers of every length are written exactly`() throws {
    var value = 1
    while true {
      for near in [value - 1, value, -value, 1 - value] { #expect(JSON.int(near).text() == "\(near)") }
      let (next, overflow) = value.multipliedReportingOverflow(by: 10)
      if overflow { break }
      value = next
    }
    #expect(JSON.int(.min).text() == "-9223372036854775808")
  }

  @Test func `a text larger than any first buffer is written whole`() throws {
    let value = JSON.array(
      (0..<5000).map { ["number": .int($0), "text": .string(String(repeating: "x", count: $0 % 90))] })
    #expect(try JSON(parsing: value.bytes()) == value)
  }

  @Test func `doubles drawn by their bits are read back bit for bit`() throws {
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<20_000 {
      let value = Double(bitPattern: generator.next())
      guard value.isFinite else { continue }
      #expect(try JSON(parsing: JSON.double(value).bytes()).isIdentical(to: .double(value)))
      let (mantissa, exponent) = (
        Int(truncatingIfNeeded: generator.next() % (1 << 54)), Int(generator.next() % 50) - 25
      )
      let literal = "\(mantissa)e\(exponent)"
      #expect(try JSON(parsing: literal).doubleValue == Double(literal))
    }
  }
}

/// SplitMix64: the same numbers on every run.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
