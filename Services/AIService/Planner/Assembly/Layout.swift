internal import WorkflowModels

/// Places nodes for an editor: from left to right by their distance from the trigger, branches below each other.
enum Layout {
  private static let columnWidth = 280.0
  private static let rowHeight = 160.0

  /// Nodes come in an order in which sources precede targets, as the assembler makes them.
  static func placed(_ nodes: [WorkflowNode], _ edges: [WorkflowEdge]) -> [WorkflowNode] {
    var column: [NodeID: Int] = [:]
    var row: [NodeID: Int] = [:]
    var rowsInUse: [Int: Set<Int>] = [:]
    let incoming = Dictionary(grouping: edges, by: \.target)
    var result = nodes
    for index in result.indices {
      let id = result[index].id
      let sources = incoming[id] ?? []
      let place = (sources.compactMap { column[$0.source] }.max() ?? -1) + 1
      var lane = sources.first.flatMap { row[$0.source] } ?? 0
      while rowsInUse[place, default: []].contains(lane) { lane += 1 }
      rowsInUse[place, default: []].insert(lane)
      column[id] = place
      row[id] = lane
      result[index].position = Position(x: Double(place) * columnWidth, y: Double(lane) * rowHeight)
    }
    return result
  }
}
