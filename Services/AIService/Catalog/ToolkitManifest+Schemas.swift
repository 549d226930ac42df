internal import WorkflowModels

/// Bounds for the JSON Schemas of a manifest: they are kept, shown and read again by every replica.
extension ToolkitManifest {
  private static let longestSchema = 64 << 10
  private static let deepestSchema = 32
  private static let mostParameters = 200
  private static let longestName = 200

  /// The schema as it was sent, or that of an object without properties.
  mutating func schema(_ json: JSON?, at path: String) -> JSON {
    guard let json, !json.isNull else { return ["type": "object", "properties": [:]] }
    let bytes = json.bytes()
    guard bytes.count <= Self.longestSchema else {
      fail(path, "A schema has at most \(Self.longestSchema) bytes; this one has \(bytes.count).")
      return [:]
    }
    guard (try? JSON(parsing: bytes, maximumDepth: Self.deepestSchema)) != nil else {
      fail(path, "A schema is nested at most \(Self.deepestSchema) levels deep.")
      return [:]
    }
    return json
  }

  /// Names of parameters become arguments of nodes and words of questions.
  mutating func checkNames(of properties: JSONObject, at path: String) {
    if properties.count > Self.mostParameters {
      fail("\(path).properties", "A tool has at most \(Self.mostParameters) parameters.")
    }
    for name in properties.keys
    where name.isEmpty || name.utf8.count > Self.longestName || name.unicodeScalars.contains(where: { $0.value < 0x20 })
    {
      fail(
        "\(path).properties", "The name of a parameter has 1 to \(Self.longestName) bytes without control characters.")
    }
  }
}
