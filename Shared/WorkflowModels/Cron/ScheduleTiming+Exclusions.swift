extension ScheduleTiming {
  /// So many excluded ticks are passed over in one search; a schedule that excludes more in a row never fires.
  private static let mostPassedOver = 100_000

  /// The first tick strictly after a moment that nothing excludes. `zone` is whose days are excluded.
  package func next(
    after moment: Timestamp, excluding exclusions: [ScheduleExclusion], in zone: TimeZoneRules
  ) -> Timestamp? {
    guard !exclusions.isEmpty else { return next(after: moment) }
    var last = moment
    for _ in 0..<Self.mostPassedOver {
      guard let tick = next(after: last) else { return nil }
      let ends = exclusions.compactMap { $0.end(at: tick, in: zone) }
      guard let end = ends.max() else { return tick }
      last = max(tick, end - .microseconds(1))
    }
    return nil
  }
}
