/// The two pages around Swagger UI and ReDoc, whose files this service serves itself.
enum DocumentationPages {
  static func swagger(title: String) -> String {
    """
    <!doctype html>
    <html lang="en">
    <head>
    <meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
    <title>\(HTMLText.escape(title))</title>
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="/docs/assets/\(DocumentationAssets.swaggerStyle)">
    </head>
    <body>
    <div id="swagger-ui"></div>
    <script src="/docs/assets/\(DocumentationAssets.swaggerScript)"></script>
    <script>
    SwaggerUIBundle({url: "/openapi.json", dom_id: "#swagger-ui", deepLinking: true, validatorUrl: null});
    </script>
    </body>
    </html>
    """
  }

  static func redoc(title: String) -> String {
    """
    <!doctype html>
    <html lang="en">
    <head>
    <meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
    <title>\(HTMLText.escape(title))</title>
    <link rel="icon" href="data:,">
    <style>body { margin: 0 }</style>
    </head>
    <body>
    <redoc spec-url="/openapi.json" disable-google-font="true"></redoc>
    <script src="/docs/assets/\(DocumentationAssets.redocScript)"></script>
    </body>
    </html>
    """
  }
}

/// Text inside HTML.
enum HTMLText {
  static func escape(_ text: String) -> String {
    var escaped = ""
    for character in text.unicodeScalars {
      switch character {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      default: escaped.unicodeScalars.append(character)
      }
    }
    return escaped
  }
}
