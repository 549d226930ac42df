internal import Platform
internal import Synchronization

/// Whether the things that a service stands on are there, asked at most once in a short while, so that many probes
/// cost no more than one.
package final class DependencyHealth: Sendable {
  package enum State: String, Sendable {
    case up, down
    case notConfigured = "not configured"
    /// Of embeddings: what they would find is found by words alone.
    case wordsOnly = "words_only"
  }

  /// One dependency and how to find out about it.
  package struct Dependency: Sendable {
    package let name: String
    /// Without a vital one the service cannot do its job; without another it is only slower.
    package let isVital: Bool
    package let check: @Sendable () async -> State

    package init(_ name: String, isVital: Bool, check: @escaping @Sendable () async -> State) {
      self.name = name
      self.isVital = isVital
      self.check = check
    }
  }

  struct Report: Sendable {
    var states: [(name: String, state: State)] = []
    /// `healthy`, `degraded` or `unhealthy`.
    var status = "healthy"
    var canWork: Bool { status != "unhealthy" }
  }

  private let dependencies: [Dependency]
  private let validity: Duration
  private let patience: Duration
  private let last = Mutex<(report: Report, time: MonotonicTime)?>(nil)

  /// - Parameters:
  ///   - validity: how long an answer is given again without asking.
  ///   - patience: a dependency that takes longer to answer counts as down.
  package init(_ dependencies: [Dependency], validity: Duration = .milliseconds(500), patience: Duration = .seconds(2))
  {
    self.dependencies = dependencies
    self.validity = validity
    self.patience = patience
  }

  func report() async -> Report {
    let known = last.withLock { $0 }
    if let known, MonotonicTime.now.duration(since: known.time) < validity { return known.report }
    var report = Report()
    for dependency in dependencies {
      let state = await Self.state(of: dependency, within: patience)
      report.states.append((dependency.name, state))
      if state == .down {
        report.status = dependency.isVital || report.status == "unhealthy" ? "unhealthy" : "degraded"
      }
    }
    let found = report
    last.withLock { $0 = (found, .now) }
    return found
  }

  private static func state(of dependency: Dependency, within patience: Duration) async -> State {
    await withTaskGroup(of: State?.self) { group in
      group.addTask { await dependency.check() }
      group.addTask {
        try? await Task.sleep(for: patience)
        return nil
      }
      let first = await group.next() ?? nil
      group.cancelAll()
      return first ?? .down
    }
  }
}
