/// Why a time zone could not be had. `message` is a sentence for the person who wrote the schedule.
package struct TimeZoneError: Error, Sendable, Hashable {
  package enum Code: String, Sendable {
    case unknownZone = "unknown_time_zone"
    case malformedFile = "malformed_time_zone_file"
  }

  package let code: Code
  package let message: String

  package init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
  }
}
