internal import WorkflowModels

/// Rows of steps that begin at the same place, and the branch of a no.
extension WorkflowAssembler {
  /// What follows all rows works on the data that was there before them.
  mutating func beside(_ rows: [[PlannedStep]]) {
    let (start, before, followers) = (ends, flow, hasFollowers)
    let inBody = start.isEmpty
    var open: [OpenEnd] = []
    for row in rows {
      (ends, flow, beginsRow) = (start, before, inBody)
      beforeMessages = nil
      place(row)
      open += ends
    }
    (ends, flow, hasFollowers, beginsRow) = (open, before, followers, false)
    flow.isLocal = false
    beforeMessages = nil
  }

  /// Nothing of the branch comes back into the row.
  mutating func refused(_ steps: [PlannedStep]) {
    guard let asked = nodes.last(where: { $0.type == "approval" && $0.parentID == body }) else { return place(steps) }
    let outer = (ends, flow, beforeMessages)
    ends = [OpenEnd(node: asked.id, port: "rejected")]
    flow.isLocal = false
    beforeMessages = nil
    place(steps)
    (ends, flow, beforeMessages) = outer
  }
}
