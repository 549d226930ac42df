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

  /// The same for nodes that were added: what is there stays where it is, the new ones stand in free places behind what
  /// leads to them.
  static func placed(
    _ nodes: [WorkflowNode], _ edges: [WorkflowEdge], keeping old: [WorkflowNode]
  ) -> [WorkflowNode] {
    let known = Set(old.map(\.id))
    var places = Dictionary(nodes.compactMap { node in node.position.map { (node.id, $0) } }) { first, _ in first }
    var result = nodes
    for index in result.indices where !known.contains(result[index].id) {
      let id = result[index].id
      let before = edges.filter { $0.target == id }.compactMap { places[$0.source] }
      let x = (before.map(\.x).max() ?? 0) + columnWidth
      var y = before.first?.y ?? 0
      while places.values.contains(where: { abs($0.x - x) < columnWidth / 2 && abs($0.y - y) < rowHeight / 2 }) {
        y += rowHeight
      }
      result[index].position = Position(x: x, y: y)
      places[id] = result[index].position
    }
    return result
  }
}
