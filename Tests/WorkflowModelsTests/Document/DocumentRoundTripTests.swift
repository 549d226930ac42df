import Testing
import WorkflowModels

struct DocumentRoundTripTests {
  @Test func `a document with every field comes back as it was, unknown fields included`() throws {
    let decoded = WorkflowDocument.decode(DocumentFixtures.full)
    #expect(decoded.diagnostics.isEmpty)
    #expect(decoded.document?.json == DocumentFixtures.full)
  }

  @Test func `every field arrives in its place`() throws {
    let document = try #require(WorkflowDocument.decode(DocumentFixtures.full).document)
    let fetch = try #require(document.nodes.first)
    #expect(document.id == "wf_0190c2a4" && document.version == 3 && document.description == "Sorts tickets")
    #expect(fetch.id == "fetch" && fetch.type == "http-request" && fetch.name == "Fetch tickets")
    #expect(fetch.properties["method"] == "GET" && fetch.dataExtra == ["label": "Fetch"])
    #expect(
      fetch.retry == RetryPolicy(maxAttempts: 5, initialSeconds: 0.5, factor: 3, maxSeconds: 90, jitter: false))
    #expect(fetch.timeoutSeconds == 30 && fetch.onError == .branch && fetch.effect == .atMostOnce && fetch.journal)
    #expect(fetch.parentID == "each" && fetch.position == Position(x: -12.5, y: 40))
    #expect(fetch.extra == ["selected": true, "style": ["width": 200]])
    let edge = try #require(document.edges.first)
    #expect(edge.id == "e1" && edge.sourceHandle == "error" && edge.targetHandle == "tool")
    #expect(edge.extra == ["animated": true])
    #expect(document.vars["team"] == "core" && document.extra == ["viewport": ["x": 0, "y": 0, "zoom": 1.5]])
    #expect(document.settings.effectiveTimeoutSeconds == 60 && document.settings.effectiveMaxParallel == 4)
    #expect(document.settings.errorWorkflow == "wf_other" && document.settings.extra == ["color": "red"])
    #expect(
      document.settings.concurrency == ConcurrencyRule(key: "{{ .id }}", limit: 2, onLimit: .cancelOldest))
  }

  @Test func `written directly and written by way of a value, a document is the same bytes`() throws {
    let document = try #require(WorkflowDocument.decode(DocumentFixtures.full).document)
    #expect(document.bytes() == document.json.bytes())
    #expect(try WorkflowDocument.read(document.bytes()).document == document)
  }

  @Test func `the smallest document is a name and no nodes`() throws {
    let document = try #require(WorkflowDocument.decode(["name": "Test", "nodes": []]).document)
    #expect(document == WorkflowDocument(name: "Test"))
    #expect(document.json == ["name": "Test", "nodes": [], "edges": [], "vars": [:], "settings": [:]])
  }

  @Test func `defaults are filled in`() throws {
    let decoded = WorkflowDocument.decode([
      "name": "Test", "nodes": [["id": "a", "type": "wait", "retry": [:]]], "edges": [["source": "a", "target": "a"]],
    ])
    let document = try #require(decoded.document)
    #expect(document.nodes == [WorkflowNode(id: "a", type: "wait", retry: RetryPolicy())])
    #expect(document.edges == [WorkflowEdge(source: "a", target: "a", sourceHandle: "main")])
    #expect(document.settings.effectiveTimeoutSeconds == 3600 && document.settings.effectiveMaxParallel == 16)
  }

  @Test func `bare properties are read the same as those under data`() throws {
    let bare: JSON = ["name": "T", "nodes": [["id": "a", "type": "wait", "properties": ["seconds": 1]]]]
    let nested: JSON = ["name": "T", "nodes": [["id": "a", "type": "wait", "data": ["properties": ["seconds": 1]]]]]
    #expect(WorkflowDocument.decode(bare) == WorkflowDocument.decode(nested))
  }

  @Test func `properties in both places are read from data, with a warning`() throws {
    let decoded = WorkflowDocument.decode(DocumentFixtures.changedNode("properties", ["method": "POST"]))
    #expect(decoded.document?.nodes.first?.properties["method"] == "GET")
    #expect(decoded.diagnostics.map(\.code) == ["duplicate_properties"])
    #expect(decoded.diagnostics.first?.severity == .warning)
  }

  @Test func `a null stands for an absent field`() throws {
    var nulls = DocumentFixtures.changedNode("parentId", nil)
    #expect(WorkflowDocument.decode(nulls).document?.nodes.first?.parentID == nil)
    nulls = DocumentFixtures.changedEdge("sourceHandle", nil)
    #expect(WorkflowDocument.decode(nulls).document?.edges.first?.sourceHandle == "main")
    let decoded = WorkflowDocument.decode(["name": "T", "nodes": [], "vars": nil, "settings": nil, "id": nil])
    #expect(decoded.document == WorkflowDocument(name: "T"))
  }

  @Test func `a node with more than sixty-four unknown fields keeps them all`() throws {
    var node: JSONObject = [:]
    for number in 0..<100 { node["x\(number)"] = .int(number) }
    node["id"] = "a"
    node["type"] = "wait"
    let read = WorkflowDocument.decode(["name": "T", "nodes": [.object(node)]]).document?.nodes.first
    #expect(read?.extra.count == 100)
    #expect(read?.extra["x99"] == 99)
  }
}
