internal import Platform
internal import Synchronization
internal import WorkflowModels

/// The rules of time zones by IANA name, each read from the system once.
final class TimeZones: Sendable {
  private let files: TimeZoneFiles
  private let known = Mutex<[String: TimeZoneRules]>([:])

  init(files: TimeZoneFiles = TimeZoneFiles()) { self.files = files }

  /// Throws a sentence for the user when there is no such zone.
  func rules(of name: String) throws(UnknownTimeZone) -> TimeZoneRules {
    if name == "UTC" { return .utc }
    if let rules = known.withLock({ $0[name] }) { return rules }
    let rules: TimeZoneRules
    do {
      rules = try TimeZoneRules(name: name, tzif: try files.bytes(ofZone: name))
    } catch let error as TimeZoneFilesError {
      throw UnknownTimeZone(message: error.message)
    } catch {
      throw UnknownTimeZone(message: "The time zone \"\(name)\" cannot be used: \(error)")
    }
    known.withLock { $0[name] = rules }
    return rules
  }

  /// Nil when the zone is known.
  func complaint(about name: String) -> String? {
    do {
      _ = try rules(of: name)
      return nil
    } catch {
      return error.message
    }
  }
}

/// A zone that cannot be computed with.
struct UnknownTimeZone: Error, Hashable {
  let message: String
}
