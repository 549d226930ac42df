internal import ServiceKit

/// The scheduler service: fires workflows on cron, intervals and dates.
@main
struct Main {
  static func main() async {
    await ServiceMain.run(SchedulerComposition.description) { parts in try SchedulerComposition.make(parts) }
  }
}
