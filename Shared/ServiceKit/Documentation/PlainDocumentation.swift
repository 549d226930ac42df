internal import WorkflowModels

/// The documentation as one readable page without any script, for where the files of Swagger UI are not installed.
enum PlainDocumentation {
  static func page(of document: JSON) -> String {
    let title = HTMLText.escape(document["info"]?["title"]?.stringValue ?? "")
    let version = HTMLText.escape(document["info"]?["version"]?.stringValue ?? "")
    let summary = HTMLText.escape(document["info"]?["description"]?.stringValue ?? "")
    return """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(title)</title>
      <link rel="icon" href="data:,">
      <style>
      body { font: 16px/1.5 system-ui, sans-serif; max-width: 56rem; margin: 2rem auto; padding: 0 1rem; color: #222 }
      h2 { border-bottom: 1px solid #ddd; margin-top: 2.5rem } h3 { margin: 1.5rem 0 .25rem; font-size: 1rem }
      code { font: 15px ui-monospace, monospace } b { color: #05579d } p { margin: .25rem 0 } li { margin: .1rem 0 }
      </style>
      </head>
      <body>
      <h1>\(title) <small>\(version)</small></h1>
      <p>\(summary)</p>
      <p>The same for machines: <a href="/openapi.json">/openapi.json</a></p>
      \(sections(of: document))
      </body>
      </html>
      """
  }

  private static func sections(of document: JSON) -> String {
    var sections: [(tag: String, text: String)] = []
    for (path, operations) in document["paths"]?.objectValue ?? [:] {
      for (method, operation) in operations.objectValue ?? [:] {
        let tag = operation["tags"]?[0]?.stringValue ?? "Other"
        let text = entry(method: method, path: path, operation)
        if let place = sections.firstIndex(where: { $0.tag == tag }) {
          sections[place].text += text
        } else {
          sections.append((tag, text))
        }
      }
    }
    return sections.map { "<h2>\(HTMLText.escape($0.tag))</h2>\n\($0.text)" }.joined()
  }

  private static func entry(method: String, path: String, _ operation: JSON) -> String {
    var text = "<h3><b>\(method.uppercased())</b> <code>\(HTMLText.escape(path))</code></h3>\n"
    for key in ["summary", "description"] {
      if let words = operation[key]?.stringValue { text += "<p>\(HTMLText.escape(words))</p>\n" }
    }
    var items = (operation["parameters"]?.arrayValue ?? []).map { parameter in
      item(
        parameter["name"]?.stringValue ?? "", place: parameter["in"]?.stringValue ?? "",
        isRequired: parameter["required"]?.boolValue ?? false, parameter["description"]?.stringValue)
    }
    let schema = operation["requestBody"]?["content"]?["application/json"]?["schema"]
    let required = (schema?["required"]?.arrayValue ?? []).compactMap(\.stringValue)
    for (name, member) in schema?["properties"]?.objectValue ?? [:] {
      items.append(
        item(name, place: "body", isRequired: required.contains(name), member["description"]?.stringValue))
    }
    return items.isEmpty ? text : text + "<ul>\n\(items.joined())</ul>\n"
  }

  private static func item(_ name: String, place: String, isRequired: Bool, _ description: String?) -> String {
    let words = description.map { ": \(HTMLText.escape($0))" } ?? ""
    return "<li><code>\(HTMLText.escape(name))</code> (\(place)\(isRequired ? ", required" : ""))\(words)</li>\n"
  }
}
