import Testing
import WorkflowModels

struct IdentifierTests {
  @Test(arguments: [
    "wf_1", "wf_0190c2a4-7f3e-7b1a-8c55-1234567890ab", "wf_A-b_9", "wf_" + String(repeating: "a", count: 128),
  ])
  func `an id with its prefix and plain characters is valid`(_ text: String) {
    #expect(WorkflowID(validating: text)?.rawValue == text)
  }

  @Test(arguments: [
    "", "wf_", "wf", "1", "exec_1", "WF_1", "wf_a b", "wf_é", "wf_a/b", "wf_a\n", " wf_a",
    "wf_" + String(repeating: "a", count: 129),
  ])
  func `another text is no id`(_ text: String) {
    #expect(WorkflowID(validating: text) == nil)
  }

  @Test func `each kind has its own prefix`() {
    #expect(ExecutionID(validating: "exec_1") != nil)
    #expect(ScheduleID(validating: "sched_1") != nil)
    #expect(SessionID(validating: "sess_1") != nil)
    #expect(ExecutionID(validating: "wf_1") == nil)
  }

  @Test func `people's own names may be anything but empty or endless`() {
    #expect(NodeID(validating: "Fetch tickets (é)") != nil)
    #expect(NodeID(validating: "") == nil)
    #expect(UserID(validating: String(repeating: "u", count: 256)) != nil)
    #expect(UserID(validating: String(repeating: "u", count: 257)) == nil)
    #expect(NodeID(validating: "a\0b") == nil)
  }
}
