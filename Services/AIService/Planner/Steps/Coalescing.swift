/// Brings steps together that only make sense as one: several fetches whose results are merged run side by side.
enum Coalescing {
  static func joined(_ steps: [PlannedStep]) -> [PlannedStep] {
    var result: [PlannedStep] = []
    for step in steps {
      guard case .combine = step.kind else {
        result.append(step)
        continue
      }
      let fetches = result.reversed().prefix { $0.fetch != nil }
      guard fetches.count > 1, let first = fetches.last, var plan = first.fetch else {
        // A fetch of several addresses is merged by itself.
        if result.last?.fetch?.urls.count ?? 0 < 2 { result.append(step) }
        continue
      }
      plan.urls = fetches.reversed().flatMap { $0.fetch?.urls ?? [] }
      plan.isList = fetches.allSatisfy { $0.fetch?.isList ?? false }
      result.removeLast(fetches.count)
      var merged = first
      merged.kind = .request(plan)
      result.append(merged)
    }
    return result
  }
}

extension PlannedStep {
  fileprivate var fetch: RequestPlan? {
    guard case .request(let plan) = kind, plan.method == "GET", !plan.urls.isEmpty else { return nil }
    return plan
  }
}
