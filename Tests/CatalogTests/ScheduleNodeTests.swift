import Catalog
import Testing
import WorkflowModels

/// What the validator says of a schedule that the scheduler could not keep.
@Suite struct ScheduleNodeTests {
  @Test(
    arguments: [
      (["every_seconds": 1.5], "every_seconds"), (["every_seconds": 0], "every_seconds"),
      (["every_seconds": "{{ 5 }}"], "every_seconds"), (["cron": "0 9 * *"], "cron"), ([:], "cron"),
      (["cron": "0 9 * * *", "every_seconds": 5], "cron"),
      (["cron": "0 9 * * *", "timezone": "Mars/Olympus"], "timezone"),
    ] as [(JSONObject, String)])
  func `a wrong schedule is an error at its property`(properties: JSONObject, property: String) throws {
    let outcome = Sketch.validate([Sketch.node("s", "schedule", properties)])
    let errors = outcome.diagnostics.filter { $0.severity == .error }
    #expect(errors.contains { $0.nodeID == "s" && $0.path.hasSuffix(property) }, "\(outcome.diagnostics)")
  }

  @Test(arguments: [["every_seconds": 300], ["every_seconds": 5.0], ["cron": "*/5 9 * * 1-5"]] as [JSONObject])
  func `a right one is none`(properties: JSONObject) {
    let outcome = Sketch.validate([Sketch.node("s", "schedule", properties)])
    #expect(!outcome.diagnostics.contains { $0.severity == .error }, "\(outcome.diagnostics)")
  }
}
