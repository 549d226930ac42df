import Testing

@testable import Expressions

@Suite struct ReferenceTests {
  private func references(_ program: String) throws -> ExpressionReferences {
    try ExpressionCompiler().compile(program).references
  }

  @Test func `the nodes that are named are found wherever they stand`() throws {
    let found = try references("$nodes.a.x + ($nodes[\"b-1\"] | map($nodes.c)) | def f: $nodes.d; f, {x: $nodes.a}")
    #expect(found.nodeIDs.sorted() == ["a", "b-1", "c", "d"])
    #expect(!found.readsAllNodes)
  }

  @Test(arguments: ["$nodes | keys", "$nodes[.id]", "$nodes[]", "$nodes as $n | 1"])
  func `a computed node may be any node`(_ program: String) throws {
    #expect(try references(program).readsAllNodes)
  }

  @Test func `paths go as far as they are constant`() throws {
    let paths = try references(".a.b[0].c | .d + $trigger.team.name[.x]").paths
    #expect(paths.map(\.root) == [.input, .trigger])
    #expect(paths.first?.steps == [.key("a"), .key("b"), .index(0), .key("c")])
    #expect(paths.last?.steps == [.key("team"), .key("name")])
    #expect(paths.last?.offset == 17)
  }

  @Test func `only what is read is listed`() throws {
    #expect(try references("1 + 2").paths.isEmpty)
    #expect(try references("$vars.a").reads(.vars))
    #expect(try !references("$vars.a").reads(.input))
    #expect(try references("map(.x)").reads(.input))
  }

  @Test func `a node's id with a hyphen is warned about`() throws {
    #expect(try references("$nodes.fetch-1").warnings.map(\.hint) == ["write $nodes[\"fetch-1\"]"])
    #expect(try references("$nodes[\"fetch-1\"]").warnings.isEmpty)
  }
}
