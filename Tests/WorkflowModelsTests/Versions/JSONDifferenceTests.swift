import Testing
import WorkflowModels

/// A patch is true: applied to the old value it gives the new one. And it is small where things have names.
@Suite struct JSONDifferenceTests {
  @Test(arguments: 0..<300) func `applying the patch gives the new value exactly`(seed: Int) throws {
    var random = Seeded(state: UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1)
    let old = Self.document(&random)
    var new = old
    for _ in 0..<Int.random(in: 0...8, using: &random) { new = Self.edited(new, &random) }
    let patch = JSONDifference.patch(from: old, to: new)
    #expect(patch.applied(to: old) == new, "\(patch.json.text())")
    let back = JSONDifference.patch(from: new, to: old)
    #expect(back.applied(to: new) == old, "\(back.json.text())")
    #expect(patch.operations.isEmpty == (old == new))
  }

  @Test func `a changed property of a node in the middle is one operation`() {
    let old: JSON = ["nodes": [["id": "a", "x": 1], ["id": "b", "x": 1], ["id": "c", "x": 1]]]
    let new: JSON = ["nodes": [["id": "a", "x": 1], ["id": "b", "x": 2], ["id": "c", "x": 1]]]
    #expect(
      JSONDifference.patch(from: old, to: new).json == [["op": "replace", "path": "/nodes/1/x", "value": 2]])
  }

  @Test func `a removed node is one operation, and so is a moved one`() {
    let nodes = (0..<20).map { JSON.object(["id": .string("n\($0)")]) }
    let removed = JSONDifference.patch(from: .array(nodes), to: .array(nodes.filter { $0["id"] != "n3" }))
    #expect(removed.json == [["op": "remove", "path": "/3"]])
    let moved = JSONDifference.patch(from: .array(nodes), to: .array(Array(nodes.dropFirst()) + nodes.prefix(1)))
    #expect(moved.json == [["op": "move", "from": "/0", "path": "/19"]])
  }

  @Test func `edges without ids are told apart by their ends`() {
    let one: JSON = ["source": "a", "target": "b", "sourceHandle": "main"]
    let two: JSON = ["source": "a", "target": "c", "sourceHandle": "main"]
    let patch = JSONDifference.patch(from: [one, two], to: [two])
    #expect(patch.json == [["op": "remove", "path": "/0"]])
  }

  @Test func `names with slashes and tildes are escaped`() {
    let patch = JSONDifference.patch(from: ["a/b~c": 1], to: ["a/b~c": 2])
    #expect(patch.json == [["op": "replace", "path": "/a~1b~0c", "value": 2]])
  }

  @Test func `what is nested deeply, or turned around altogether, is replaced as a whole and still true`() {
    func nested(_ core: JSON) -> JSON { (0..<400).reduce(core) { value, _ in ["a": value] } }
    let deep = JSONDifference.patch(from: nested(1), to: nested(2))
    #expect(deep.applied(to: nested(1)) == nested(2))
    let list = (0..<3000).map { JSON.object(["id": .string("n\($0)")]) }
    let turned = JSONDifference.patch(from: .array(list), to: .array(list.reversed()))
    #expect(turned.operations.count == 1)
    #expect(turned.applied(to: .array(list)) == .array(list.reversed()))
  }

  @Test func `a patch that does not fit changes nothing`() {
    #expect(JSONPatch([.remove(JSONPointer(["b"]))]).applied(to: ["a": 1]) == nil)
    #expect(JSONPatch([.remove(JSONPointer(["7"]))]).applied(to: [1]) == nil)
    #expect(JSONPatch([.add(JSONPointer(["9"]), 1)]).applied(to: []) == nil)
  }

  private static func document(_ random: inout Seeded) -> JSON {
    let nodes = (0..<Int.random(in: 0...12, using: &random)).map { _ in node(&random) }
    var seen: Set<String> = []
    let distinct = nodes.filter { seen.insert($0["id"]?.stringValue ?? "").inserted }
    return ["name": "w", "nodes": .array(distinct), "edges": [], "vars": ["a": value(&random)]]
  }

  private static func node(_ random: inout Seeded) -> JSON {
    ["id": .string("n\(Int.random(in: 0..<15, using: &random))"), "data": ["properties": ["p": value(&random)]]]
  }

  private static func value(_ random: inout Seeded) -> JSON {
    switch Int.random(in: 0..<6, using: &random) {
    case 0: .null
    case 1: .int(Int.random(in: 0..<5, using: &random))
    case 2: .string("s\(Int.random(in: 0..<5, using: &random))")
    case 3: .array((0..<Int.random(in: 0..<5, using: &random)).map { _ in .int(Int.random(in: 0..<3, using: &random)) })
    case 4: ["k": .int(Int.random(in: 0..<3, using: &random)), "l/~": []]
    default: .bool(Bool.random(using: &random))
    }
  }

  /// One thing that an editor might do.
  private static func edited(_ json: JSON, _ random: inout Seeded) -> JSON {
    guard var document = json.objectValue, var nodes = document["nodes"]?.arrayValue else { return json }
    switch Int.random(in: 0..<7, using: &random) {
    case 0: nodes.shuffle(using: &random)
    case 1: if !nodes.isEmpty { nodes.remove(at: Int.random(in: 0..<nodes.count, using: &random)) }
    case 2: nodes.insert(node(&random), at: Int.random(in: 0...nodes.count, using: &random))
    case 3:
      if !nodes.isEmpty {
        let index = Int.random(in: 0..<nodes.count, using: &random)
        nodes[index] = ["id": nodes[index]["id"] ?? "x", "data": ["properties": ["q": value(&random)]]]
      }
    case 4: document["vars"] = ["a": value(&random), "b": value(&random)]
    case 5: document.removeValue(forKey: "vars")
    default: document["name"] = value(&random)
    }
    document["nodes"] = .array(nodes)
    return .object(document)
  }
}

private struct Seeded: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return word ^ (word >> 31)
  }
}
