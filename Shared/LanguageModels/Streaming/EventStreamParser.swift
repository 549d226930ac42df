/// Reads `text/event-stream` from bytes as they come, in pieces cut anywhere. Lines end in LF, CR or CRLF.
///
/// A line or an event may not be longer than its limit: what a server sends must not fill the memory.
struct EventStreamParser {
  struct Event: Sendable, Hashable {
    var name: String?
    var data: String
  }

  /// A line or an event that is longer than allowed.
  struct TooLong: Error {}

  private let maximumLineBytes: Int
  private let maximumEventBytes: Int
  private var line: [UInt8] = []
  private var name: String?
  private var data: [UInt8] = []
  private var hasData = false
  private var endedInReturn = false
  private var isAtStart = true

  init(maximumLineBytes: Int = 1 << 20, maximumEventBytes: Int = 4 << 20) {
    self.maximumLineBytes = maximumLineBytes
    self.maximumEventBytes = maximumEventBytes
  }

  /// The events that are whole with these bytes. An event that no empty line has ended is not one.
  mutating func feed(_ bytes: [UInt8]) throws(TooLong) -> [Event] {
    var events: [Event] = []
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "\n") where endedInReturn:
        endedInReturn = false
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        endedInReturn = byte == UInt8(ascii: "\r")
        if let event = try endLine() { events.append(event) }
      default:
        endedInReturn = false
        guard line.count < maximumLineBytes else { throw TooLong() }
        line.append(byte)
      }
    }
    return events
  }

  private mutating func endLine() throws(TooLong) -> Event? {
    defer { line.removeAll(keepingCapacity: true) }
    if isAtStart {
      isAtStart = false
      if line.starts(with: [0xEF, 0xBB, 0xBF]) { line.removeFirst(3) }
    }
    if line.isEmpty { return endEvent() }
    let colon = line.firstIndex(of: UInt8(ascii: ":")) ?? line.endIndex
    var value = line[colon...].dropFirst()
    if value.first == UInt8(ascii: " ") { value = value.dropFirst() }
    switch String(decoding: line[..<colon], as: UTF8.self) {
    case "event": name = String(decoding: value, as: UTF8.self)
    case "data":
      if hasData { data.append(UInt8(ascii: "\n")) }
      guard data.count + value.count <= maximumEventBytes else { throw TooLong() }
      data.append(contentsOf: value)
      hasData = true
    default: break
    }
    return nil
  }

  private mutating func endEvent() -> Event? {
    defer {
      name = nil
      data.removeAll(keepingCapacity: true)
      hasData = false
    }
    return hasData ? Event(name: name, data: String(decoding: data, as: UTF8.self)) : nil
  }
}
