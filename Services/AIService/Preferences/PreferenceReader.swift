internal import Platform
internal import ServiceKit
internal import WorkflowModels

/// Reads preferences from a request and checks them: what is kept really steers something.
struct PreferenceReader: Sendable {
  let catalog: ToolkitCatalog
  /// Only a model can write in another language than English.
  var hasModels = false
  private static let zones = TimeZoneFiles()
  private static let mostTools = 100
  private static let mostDefaults = 100
  private static let longestText = 4_000

  /// The fields that were sent; an explicit null takes a preference back.
  func changes(_ fields: inout FieldReader) -> JSONObject {
    var changes = JSONObject()
    for name in Preferences.fields where fields.value(name)?.isNull == true { changes[name] = .null }
    if let tools = fields.optionalTexts("preferred_tools") {
      if tools.count > Self.mostTools {
        fields.fail("preferred_tools", "At most \(Self.mostTools) tools can be preferred.")
      }
      for (index, tool) in tools.prefix(Self.mostTools).enumerated()
      where catalog.toolkit(tool) == nil && catalog.tool(tool) == nil {
        fields.fail(
          "preferred_tools[\(index)]", "There is no toolkit or tool `\(tool.prefix(80))` in the catalog.",
          hint: "GET /api/catalog/toolkits and /api/catalog/tools list them.")
      }
      changes["preferred_tools"] = .array(tools.map { .string($0) })
    }
    if let zone = fields.optionalText("timezone", limit: 100) {
      do throws(TimeZoneFilesError) { _ = try Self.zones.bytes(ofZone: zone) } catch {
        fields.fail("timezone", error.message)
      }
      changes["timezone"] = .string(zone)
    }
    if let language = fields.optionalText("language", limit: 35) {
      let isTag = !language.isEmpty && language.utf8.allSatisfy { $0 == 0x2D || (0x30...0x7A).contains($0) }
      if !isTag {
        fields.fail("language", "`language` must be a tag such as `en` or `pt-BR`.")
      } else if !hasModels, !Preferences.isEnglish(language) {
        fields.fail(
          "language", "`language` can only be English here: no language model is configured to write in another.",
          hint: "Wishes are understood in seven languages whatever this says; only the answers are English.")
      }
      changes["language"] = .string(language)
    }
    if let defaults = fields.optionalObject("defaults") {
      check(defaults, &fields)
      changes["defaults"] = .object(defaults)
    }
    return changes
  }

  private func check(_ defaults: JSONObject, _ fields: inout FieldReader) {
    if defaults.count > Self.mostDefaults {
      fields.fail("defaults", "At most \(Self.mostDefaults) toolkits have defaults.")
    }
    for (slug, values) in defaults {
      let place = "defaults.\(slug.prefix(80))"
      guard let toolkit = catalog.toolkit(slug) else {
        fields.fail(place, "There is no toolkit `\(slug.prefix(80))` in the catalog.")
        continue
      }
      guard let arguments = values.objectValue, arguments.count <= Self.mostDefaults else {
        fields.fail(place, "It must be an object of at most \(Self.mostDefaults) arguments with their values.")
        continue
      }
      let known = Set(toolkit.tools.flatMap { $0.inputs.map(\.name) }).union(["credential"])
      for (name, value) in arguments {
        if !known.contains(name) {
          fields.fail(
            "\(place).\(name.prefix(80))", "No action of \(toolkit.name) takes an argument `\(name.prefix(80))`.")
        } else if !isPlain(value) || name == "credential" && value.stringValue == nil {
          fields.fail("\(place).\(name)", "A default is a text, a number, true, false, or an array of texts.")
        }
      }
    }
  }

  private func isPlain(_ value: JSON) -> Bool {
    switch value {
    case .string(let text): text.utf8.count <= Self.longestText && !text.utf8.contains(0)
    case .bool, .int, .double: true
    case .array(let items):
      items.count <= Self.mostDefaults
        && items.allSatisfy { $0.stringValue.map { $0.utf8.count <= 400 && !$0.utf8.contains(0) } ?? false }
    case .null, .decimal, .object: false
    }
  }
}
