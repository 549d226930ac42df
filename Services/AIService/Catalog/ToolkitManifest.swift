internal import WorkflowModels

/// Reads the manifest of a toolkit, the form that `POST /api/catalog/import` takes and in which the built-in ones are
/// written. All problems are told at once, each with its place.
struct ToolkitManifest: Sendable {
  struct Problem: Error, Sendable, Hashable {
    let path: String
    let message: String
  }

  private(set) var problems: [Problem] = []
  private static let mostTools = 5_000
  private static let longestText = 4_000

  static func read(_ json: JSON) -> (toolkit: Toolkit?, problems: [Problem]) {
    var reader = ToolkitManifest()
    let toolkit = reader.toolkit(json)
    return (reader.problems.isEmpty ? toolkit : nil, reader.problems)
  }

  private mutating func toolkit(_ json: JSON) -> Toolkit? {
    let list = json["tools"]?.arrayValue
    if list == nil { fail("tools", "`tools` must be an array of tools.") }
    guard let head = json["toolkit"], head.objectValue != nil else {
      fail("toolkit", "`toolkit` must be an object with `slug`, `name`, `description` and `category`.")
      return nil
    }
    let slug = slug(head["slug"], at: "toolkit.slug")
    if let list, list.count > Self.mostTools { fail("tools", "A toolkit has at most \(Self.mostTools) tools.") }
    var seen: Set<String> = []
    var tools: [ToolkitTool] = []
    for (index, item) in (list ?? []).prefix(Self.mostTools).enumerated() {
      let tool = tool(item, of: slug, at: "tools[\(index)]")
      if !seen.insert(tool.slug).inserted {
        fail("tools[\(index)].slug", "`\(tool.slug)` is there twice; a slug names one tool.")
      }
      tools.append(tool)
    }
    return Toolkit(
      slug: slug, name: text(head["name"], at: "toolkit.name"),
      description: text(head["description"], at: "toolkit.description", isRequired: false),
      category: text(head["category"], at: "toolkit.category", isRequired: false),
      aliases: texts(head["aliases"], at: "toolkit.aliases"), tools: tools)
  }

  private mutating func tool(_ json: JSON, of toolkit: String, at path: String) -> ToolkitTool {
    let kind = json["kind"]?.stringValue.map { ToolkitTool.Kind(rawValue: $0) } ?? .action
    if kind == nil { fail("\(path).kind", "`kind` must be `action` or `trigger`.") }
    let schema = self.schema(json["input_parameters"], at: "\(path).input_parameters")
    return ToolkitTool(
      toolkit: toolkit, slug: slug(json["slug"], at: "\(path).slug"), name: text(json["name"], at: "\(path).name"),
      kind: kind ?? .action, description: text(json["description"], at: "\(path).description", isRequired: false),
      aliases: texts(json["aliases"], at: "\(path).aliases"),
      inputs: parameters(schema, at: "\(path).input_parameters"), inputSchema: schema,
      outputSchema: self.schema(json["output_parameters"], at: "\(path).output_parameters"),
      examples: texts(json["examples"], at: "\(path).examples"))
  }

  private mutating func parameters(_ schema: JSON, at path: String) -> [ToolkitParameter] {
    guard schema.objectValue != nil else {
      fail(path, "`input_parameters` must be a JSON Schema of an object.")
      return []
    }
    guard let properties = schema["properties"]?.objectValue else { return [] }
    checkNames(of: properties, at: path)
    let required = Set((schema["required"]?.arrayValue ?? []).compactMap(\.stringValue))
    return properties.map { name, property in
      ToolkitParameter(
        name: name, type: property["type"]?.stringValue ?? "string",
        description: property["description"]?.stringValue ?? "", isRequired: required.contains(name),
        reads: property["x-reads"]?.stringValue.flatMap(ToolkitParameter.Reading.init(rawValue:)),
        choices: (property["enum"]?.arrayValue ?? []).compactMap(\.stringValue))
    }
  }

  // MARK: - Pieces

  mutating func fail(_ path: String, _ message: String) {
    guard problems.count < 100 else { return }
    problems.append(Problem(path: path, message: message))
  }

  /// A name for machines: it stands in addresses and in workflow documents.
  private mutating func slug(_ json: JSON?, at path: String) -> String {
    let text = json?.stringValue ?? ""
    let isPlain = text.utf8.allSatisfy { byte in
      switch byte {
      case 0x30...0x39, 0x61...0x7A, 0x41...0x5A, 0x5F, 0x2D: true
      default: false
      }
    }
    if !isPlain || !(1...100).contains(text.utf8.count) {
      fail(path, "`slug` must be 1 to 100 letters, digits, `_` or `-`.")
    }
    return text
  }

  private mutating func text(_ json: JSON?, at path: String, isRequired: Bool = true) -> String {
    guard let json, !json.isNull else {
      if isRequired { fail(path, "This text is missing.") }
      return ""
    }
    guard let text = json.stringValue, !text.utf8.contains(0), text.utf8.count <= Self.longestText,
      !isRequired || !text.isEmpty
    else {
      fail(path, "This must be a text of at most \(Self.longestText) bytes.")
      return ""
    }
    return text
  }

  private mutating func texts(_ json: JSON?, at path: String) -> [String] {
    guard let json, !json.isNull else { return [] }
    guard let list = json.arrayValue, list.count <= 100 else {
      fail(path, "This must be an array of at most 100 texts.")
      return []
    }
    return list.enumerated().map { index, item in text(item, at: "\(path)[\(index)]") }
  }
}
