extension TimeZoneRules {
  /// Reads a TZif file, version 2 or later (RFC 8536), or version 1. Nothing in the bytes is trusted.
  package init(name: String, tzif bytes: [UInt8]) throws(TimeZoneError) {
    var reader = TZifReader(bytes: bytes, zone: name)
    var header = try reader.header()
    var timeBytes = 4
    if header.version >= 2 {
      try reader.skip(header.bodyLength(timeBytes: 4))
      header = try reader.header()
      timeBytes = 8
    }
    let block = try reader.block(header, timeBytes: timeBytes)
    let footerText = timeBytes == 8 ? try reader.footer() : ""
    let footer: PosixTimeZone? = footerText.isEmpty ? nil : PosixTimeZone(parsing: footerText)
    if !footerText.isEmpty, footer == nil {
      throw reader.malformed("its footer \"\(footerText)\" is not a POSIX time zone")
    }
    self.init(name: name, firstOffset: block.firstOffset, transitions: block.transitions, footer: footer)
  }
}

/// A cursor over untrusted TZif bytes: every read is checked, a short file is an error with a sentence.
private struct TZifReader {
  struct Header {
    let version: Int
    let utcIndicators: Int
    let standardIndicators: Int
    let leapSeconds: Int
    let times: Int
    let types: Int
    let characters: Int

    func bodyLength(timeBytes: Int) -> Int {
      times * (timeBytes + 1) + types * 6 + characters + leapSeconds * (timeBytes + 4)
        + standardIndicators + utcIndicators
    }
  }

  let bytes: [UInt8]
  let zone: String
  var position = 0

  init(bytes: [UInt8], zone: String) {
    self.bytes = bytes
    self.zone = zone
  }

  func malformed(_ what: String) -> TimeZoneError {
    TimeZoneError(.malformedFile, "The time zone file of \"\(zone)\" cannot be used: \(what).")
  }

  mutating func skip(_ count: Int) throws(TimeZoneError) {
    guard count >= 0, count <= bytes.count - position else { throw malformed("it ends too early") }
    position += count
  }

  mutating func byte() throws(TimeZoneError) -> UInt8 {
    guard position < bytes.count else { throw malformed("it ends too early") }
    defer { position += 1 }
    return bytes[position]
  }

  /// A big-endian two's complement number of 4 or 8 bytes.
  mutating func integer(_ length: Int) throws(TimeZoneError) -> Int {
    var value: UInt64 = 0
    for _ in 0..<length { value = value << 8 | UInt64(try byte()) }
    return length == 4 ? Int(Int32(truncatingIfNeeded: value)) : Int(truncatingIfNeeded: value)
  }

  mutating func header() throws(TimeZoneError) -> Header {
    guard bytes.dropFirst(position).starts(with: Array("TZif".utf8)) else { throw malformed("it is not a TZif file") }
    try skip(4)
    let version = try byte()
    try skip(15)
    var counts: [Int] = []
    for _ in 0..<6 {
      let count = try integer(4)
      guard count >= 0, count <= 1 << 20 else { throw malformed("a count in its header is absurd") }
      counts.append(count)
    }
    return Header(
      version: version == 0 ? 1 : Int(version) - 48, utcIndicators: counts[0], standardIndicators: counts[1],
      leapSeconds: counts[2], times: counts[3], types: counts[4], characters: counts[5])
  }

  mutating func block(
    _ header: Header, timeBytes: Int
  ) throws(TimeZoneError) -> (firstOffset: Int, transitions: [TimeZoneRules.Transition]) {
    guard header.leapSeconds == 0 else { throw malformed("it counts leap seconds, which UTC clocks do not") }
    guard header.bodyLength(timeBytes: timeBytes) <= bytes.count - position else {
      throw malformed("it ends too early")
    }
    var times: [Int] = []
    for _ in 0..<header.times { times.append(try integer(timeBytes)) }
    var kinds: [Int] = []
    for _ in 0..<header.times { kinds.append(Int(try byte())) }
    var offsets: [Int] = []
    for _ in 0..<header.types {
      let offset = try integer(4)
      guard abs(offset) <= 26 * 3600 else { throw malformed("it holds an offset of \(offset) seconds") }
      offsets.append(offset)
      try skip(2)
    }
    try skip(header.characters + header.standardIndicators + header.utcIndicators)
    guard let first = offsets.first else { throw malformed("it names no offset") }
    return (first, try transitions(times, kinds, offsets: offsets, first: first))
  }

  private func transitions(
    _ times: [Int], _ kinds: [Int], offsets: [Int], first: Int
  ) throws(TimeZoneError) -> [TimeZoneRules.Transition] {
    var before = first
    var result: [TimeZoneRules.Transition] = []
    for (time, kind) in zip(times, kinds) {
      guard kind < offsets.count else { throw malformed("a transition names an offset that is not there") }
      guard time > (result.last?.at ?? Int.min) else { throw malformed("its transitions are out of order") }
      // A "big bang" transition of some writers lies before any calendar we compute with.
      guard abs(time / 2) < 1 << 55 else { continue }
      result.append(.init(at: time, offsetBefore: before, offsetAfter: offsets[kind]))
      before = offsets[kind]
    }
    return result
  }

  mutating func footer() throws(TimeZoneError) -> String {
    guard position < bytes.count, bytes[position] == 10 else { return "" }
    let text = bytes[(position + 1)...].prefix { $0 != 10 }
    return String(decoding: text, as: UTF8.self)
  }
}
