import Testing
import WorkflowModels

@testable import AIService

@Suite struct ToolkitManifestTests {
  @Test(arguments: BuiltinToolkits.all) func `every built-in manifest can be read and says enough`(text: String) throws
  {
    let (toolkit, problems) = ToolkitManifest.read(try JSON(parsing: Array(text.utf8)))
    #expect(problems.isEmpty, "\(problems)")
    for tool in try #require(toolkit).tools {
      #expect(Set(tool.examples).count >= 5 && !tool.description.isEmpty, "\(tool.id)")
    }
  }

  @Test func `all problems of a manifest are told at once, each with its place`() throws {
    let wrong: JSON = [
      "toolkit": ["slug": "a b", "name": ""],
      "tools": [
        ["slug": "x", "name": "X", "kind": "wish", "examples": "no list"], ["slug": "x", "name": 7],
        ["slug": "y", "name": "Y", "input_parameters": []],
      ],
    ]
    let (toolkit, problems) = ToolkitManifest.read(wrong)
    #expect(toolkit == nil)
    #expect(
      Set(problems.map(\.path)) == [
        "toolkit.slug", "toolkit.name", "tools[0].kind", "tools[0].examples", "tools[1].slug", "tools[1].name",
        "tools[2].input_parameters",
      ])
  }

  @Test(arguments: ["null", "[]", "{}", "{\"toolkit\": 1}", "{\"toolkit\": {}, \"tools\": {}}"])
  func `what is no manifest is refused`(text: String) throws {
    let (toolkit, problems) = ToolkitManifest.read(try JSON(parsing: Array(text.utf8)))
    #expect(toolkit == nil && !problems.isEmpty)
  }
}
