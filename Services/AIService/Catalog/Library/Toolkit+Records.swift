internal import Store
internal import WorkflowModels

/// Toolkits as rows, and as the manifests from which they can be read again.
extension Toolkit {
  func record(category: String, source: CatalogSource) -> ToolkitRecord {
    ToolkitRecord(
      slug: slug, name: name, description: description, category: category,
      aliases: JSON.array(aliases.map { .string($0) }).text(), source: source)
  }

  /// In the order of the manifest, without the tools.
  var head: JSONObject {
    [
      "slug": .string(slug), "name": .string(name), "description": .string(description),
      "category": .string(category), "aliases": .array(aliases.map { .string($0) }),
    ]
  }
}

extension ToolkitTool {
  func record(position: Int, source: CatalogSource) -> ToolRecord {
    ToolRecord(slug: id, toolkit: toolkit, position: position, definition: JSON.object(json).text(), source: source)
  }

  /// As a manifest has it.
  var json: JSONObject {
    [
      "slug": .string(slug), "name": .string(name), "kind": .string(kind.rawValue),
      "description": .string(description), "aliases": .array(aliases.map { .string($0) }),
      "input_parameters": inputSchema, "output_parameters": outputSchema,
      "examples": .array(examples.map { .string($0) }),
    ]
  }
}
