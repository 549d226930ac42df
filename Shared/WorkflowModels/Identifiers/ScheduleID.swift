/// A rule that starts a workflow over time: `sched_…`.
package struct ScheduleID: PrefixedIdentifier {
  package static let prefix = "sched_"
  package let rawValue: String
  package init(rawValue: String) { self.rawValue = rawValue }
}
