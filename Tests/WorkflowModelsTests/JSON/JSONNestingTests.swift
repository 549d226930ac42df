import Glibc
import Testing
import WorkflowModels

/// Depth is bounded by the parser, never by the stack of whatever thread it happens to run on.
struct JSONNestingTests {
  static let shapes: [(open: String, close: String)] = [("[", "]"), (#"{"a":"#, "}"), (#"[{"a":"#, "}]")]

  private static func nested(_ levels: Int, _ shape: (open: String, close: String)) -> String {
    String(repeating: shape.open, count: levels) + "1" + String(repeating: shape.close, count: levels)
  }

  @Test(arguments: shapes.indices)
  func `five hundred and twelve levels are read, compared, hashed, written and freed on a task`(
    _ shape: Int
  ) async throws {
    let shape = Self.shapes[shape]
    let levels = shape.open.count > 5 ? 256 : 512
    let text = Self.nested(levels, shape)
    try await Task.detached { try Self.exercise(text) }.value
  }

  /// The smallest stack that any platform gives a thread of its own accord.
  @Test(arguments: shapes.indices)
  func `half a mebibyte of stack is enough for the deepest value`(_ shape: Int) {
    let shape = Self.shapes[shape]
    let text = Self.nested(shape.open.count > 5 ? 256 : 512, shape)
    let thread = SmallThread(stackBytes: 512 * 1024) {
      do { try Self.exercise(text) } catch { Issue.record(error) }
    }
    thread.run()
  }

  private static func exercise(_ text: String) throws {
    let value = try JSON(parsing: text)
    let again = try JSON(parsing: text)
    #expect(value == again)
    #expect(Set([value, again]).count == 1)
    #expect(value.text() == text)
    #expect(value.canonicalBytes() == Array(text.utf8))
    #expect(try JSON(parsing: value.prettyText()) == value)
  }

  @Test(arguments: shapes.indices)
  func `one level more is refused`(_ shape: Int) {
    let shape = Self.shapes[shape]
    let levels = shape.open.count > 5 ? 257 : 513
    let error = #expect(throws: JSONParseError.self) { try JSON(parsing: Self.nested(levels, shape)) }
    #expect(error?.code == .tooDeep)
    #expect(error?.message.hasPrefix("The value is nested more than 512 levels deep") == true)
  }

  @Test func `a million opening brackets are refused and not followed`() {
    let bytes = [UInt8](repeating: UInt8(ascii: "["), count: 1_000_000)
    let error = #expect(throws: JSONParseError.self) { try JSON(parsing: bytes) }
    #expect(error?.code == .tooDeep)
    #expect(error?.offset == 512)
  }

  @Test func `the limit is the caller's to lower`() throws {
    #expect(throws: JSONParseError.self) { try JSON(parsing: "[[[]]]", maximumDepth: 2) }
    #expect(try JSON(parsing: "[[[]]]", maximumDepth: 3) == [[[]]])
    #expect(try JSON(parsing: "1", maximumDepth: 0) == 1)
  }
}

/// Runs a closure on a thread with a stack of a given size and waits for its end.
private final class SmallThread {
  private let stackBytes: Int
  private let body: () -> Void

  init(stackBytes: Int, body: @escaping () -> Void) {
    self.stackBytes = stackBytes
    self.body = body
  }

  func run() {
    var attributes = pthread_attr_t()
    unsafe pthread_attr_init(&attributes)
    unsafe pthread_attr_setstacksize(&attributes, stackBytes)
    var thread = pthread_t()
    // `self` outlives the thread, because `run` joins it.
    let context = unsafe Unmanaged.passUnretained(self).toOpaque()
    let status = unsafe pthread_create(
      &thread, &attributes,
      { context in
        guard let context = unsafe context else { return nil }
        unsafe Unmanaged<SmallThread>.fromOpaque(context).takeUnretainedValue().body()
        return nil
      }, context)
    #expect(status == 0)
    if status == 0 { pthread_join(thread, nil) }
  }
}
