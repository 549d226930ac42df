import WorkflowModels

/// What happened, line by line; empty unless asked for, because writing it costs more than the rest.
final class SimulationTrace {
  let isOn: Bool
  private(set) var lines: [String] = []
  private let beginning: Timestamp

  init(isOn: Bool, from beginning: Timestamp) {
    self.isOn = isOn
    self.beginning = beginning
  }

  func note(_ text: () -> String, at moment: Timestamp) {
    guard isOn else { return }
    let milliseconds = (moment.microseconds - beginning.microseconds) / 1000
    let thousandths = String(1000 + milliseconds % 1000).dropFirst()
    lines.append("\(milliseconds / 1000).\(thousandths) s  \(text())")
  }
}
