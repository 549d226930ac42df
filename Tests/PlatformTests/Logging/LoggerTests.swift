import Platform
import TestKit
import Testing

@Suite struct `The logger` {
  @Test func `a line below the level is not written and its metadata not computed`() {
    let log = CapturedLog()
    let logger = log.logger(level: .warning)
    func expensive() -> LogMetadata {
      Issue.record("computed in vain")
      return [:]
    }
    logger.info("Quiet", expensive())
    logger.warning("Loud")
    #expect(log.messages == ["Loud"])
  }

  @Test func `what was added on the way is on every line, and the line itself wins`() {
    let log = CapturedLog()
    let logger = log.logger().with([.requestID: "r", .count: 1]).with([.userID: "u"])
    logger.error("Here", [.count: 2, .error: "why"])
    #expect(log.entries.first?.metadata == [.requestID: "r", .count: 2, .userID: "u", .error: "why"])
    #expect(log.entries.first?.level == .error)
  }

  @Test func `a key that is given twice keeps the last value instead of stopping the process`() {
    let metadata: LogMetadata = [.status: 1, .route: "/", .status: 2]
    #expect(metadata.elements.map(\.value) == [2, "/"])
  }

  @Test func `levels are set by name, and a wrong name says which there are`() throws {
    let error = #expect(throws: SettingsError.self) {
      try Logger.standard(service: "s", settings: Settings(["LOG_LEVEL": "loud"]))
    }
    #expect(error?.message.contains("LOG_LEVEL must be debug, info, warning or error") == true)
    #expect(try Logger.standard(service: "s", settings: Settings(["LOG_LEVEL": "WARN"])).level == .warning)
    #expect(try Logger.standard(service: "s", settings: Settings(["DEBUG": "true"])).level == .debug)
  }
}
