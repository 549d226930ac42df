import Platform
import Testing

@Suite struct `Trace context` {
  @Test func `a traceparent is read and written again`() throws {
    let header = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"
    let context = try #require(TraceContext(traceparent: header))
    #expect(context.traceparent == header)
    #expect(context.isSampled)
  }

  @Test func `a later version may have more behind it`() {
    #expect(TraceContext(traceparent: "cc-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00-what-ever") != nil)
  }

  @Test(arguments: [
    "", "00", "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
    "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
    "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
    "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
    "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-x",
    "00-4bf92f3577b34da6a3ce929d0e0e473-00f067aa0ba902b7-01", "0-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
    "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-+1",
  ])
  func `an invalid one is not followed`(header: String) {
    #expect(TraceContext(traceparent: header) == nil)
  }

  @Test func `a child stays in the trace with a span of its own`() {
    let parent = TraceContext.new()
    let child = parent.child()
    #expect(child.traceID == parent.traceID && child.spanID != parent.spanID && child.isSampled == parent.isSampled)
    #expect(TraceContext(traceparent: child.traceparent) == child)
  }

  @Test(arguments: ["abc", "A.b_c-9", String(repeating: "x", count: 128)])
  func `a client's request id is kept`(offered: String) {
    #expect(RequestID(accepting: offered).rawValue == offered)
  }

  @Test(arguments: ["", "a b", "a\r\nSet-Cookie: x", "é", String(repeating: "x", count: 129), nil])
  func `a request id that cannot be copied into a header is replaced`(offered: String?) {
    let made = RequestID(accepting: offered)
    #expect(made.rawValue != offered && made.rawValue.hasPrefix("req_"))
  }
}
