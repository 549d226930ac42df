import WorkflowModels

/// Seconds since 1970 to and from ISO 8601 text.
enum Dates {
  static func text(_ value: JSON) throws(Fault) -> JSON {
    guard let seconds = Number.double(value), seconds.isFinite, abs(seconds) < 253_402_300_800 else {
      throw .type("\(Describe.value(value)) cannot be written as a date")
    }
    let moment = Timestamp(microseconds: Number.clamped(seconds.rounded(.down)) * 1_000_000)
    return .string(String(moment.rfc3339.prefix(19)) + "Z")
  }

  static func seconds(_ value: JSON) throws(Fault) -> JSON {
    guard case .string(let text) = value else { throw .type("\(Describe.value(value)) cannot be read as a date") }
    guard let moment = Timestamp(rfc3339: text) else {
      throw .type("\(Describe.value(value)) is not a date like \"2026-01-31T09:30:00Z\"")
    }
    return Number.json(Double(moment.microseconds) / 1_000_000)
  }
}
