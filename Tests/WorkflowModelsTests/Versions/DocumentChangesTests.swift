import Testing
import WorkflowModels

@Suite struct DocumentChangesTests {
  private let old = WorkflowDocument(
    name: "Triage",
    nodes: [
      WorkflowNode(id: "start", type: "manual-trigger"),
      WorkflowNode(id: "fetch", type: "http-request", properties: ["url": "https://a.example", "method": "GET"]),
      WorkflowNode(id: "gone", type: "transform", name: "Sum up"),
    ], edges: [WorkflowEdge(source: "start", target: "fetch"), WorkflowEdge(source: "fetch", target: "gone")])

  @Test func `each change is a sentence`() {
    var new = old
    new.name = "Support triage"
    new.nodes.removeLast()
    new.nodes[1].properties = ["url": "https://b.example", "timeout_seconds": 5]
    new.nodes[1].onError = .branch
    new.nodes.append(WorkflowNode(id: "stop", type: "stop-and-error"))
    new.edges[1] = WorkflowEdge(source: "fetch", target: "stop", sourceHandle: "error")
    #expect(
      DocumentChanges.sentences(from: old, to: new) == [
        "Renamed the workflow from \"Triage\" to \"Support triage\".",
        "Removed the node \"gone\" \"Sum up\" (transform).",
        "Removed method of \"fetch\".",
        "Changed url of \"fetch\" from \"https://a.example\" to \"https://b.example\".",
        "Set timeout_seconds of \"fetch\" to 5.",
        "Changed what happens when \"fetch\" fails: branch.",
        "Added the node \"stop\" (stop-and-error).",
        "Disconnected \"fetch\" to \"gone\".",
        "Connected \"fetch\" (error) to \"stop\".",
      ])
  }

  @Test func `the same document has no changes, and another order is one`() {
    #expect(DocumentChanges.sentences(from: old, to: old).isEmpty)
    var turned = old
    turned.nodes.reverse()
    #expect(DocumentChanges.sentences(from: old, to: turned) == ["Changed the order of the nodes."])
  }

  @Test func `a thousand changes do not fill the screen`() {
    let many = WorkflowDocument(
      name: "Triage", nodes: (0..<1000).map { WorkflowNode(id: NodeID(rawValue: "n\($0)"), type: "transform") })
    let sentences = DocumentChanges.sentences(from: WorkflowDocument(name: "Triage"), to: many)
    #expect(sentences.count == 201 && sentences.last == "And 800 more changes.")
  }
}
