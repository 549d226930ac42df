/// The files of Swagger UI and ReDoc, read once at the start from `WAE_ASSETS`, so that the pages need no network.
///
/// Without them the documentation is a plain page. The folder may hold the files themselves or any folders with them.
package struct DocumentationAssets: Sendable {
  package struct File: Sendable {
    package let bytes: [UInt8]
    package let type: String
  }

  package static let none = DocumentationAssets(files: [:])

  static let swaggerScript = "swagger-ui-bundle.js"
  static let swaggerStyle = "swagger-ui.css"
  static let redocScript = "redoc.standalone.js"
  private static let wanted = [
    swaggerScript: "text/javascript; charset=utf-8", swaggerStyle: "text/css; charset=utf-8",
    redocScript: "text/javascript; charset=utf-8",
  ]
  private static let places = ["", "swagger-ui/", "swagger/", "redoc/", "static/", "dist/"]
  private static let largestFile = 16 << 20

  private let files: [String: File]

  package init(files: [String: File]) { self.files = files }

  /// Reads what is there; blocking, for the start of the process.
  package init(folder: String) {
    var files: [String: File] = [:]
    for (name, type) in Self.wanted {
      for place in Self.places {
        guard let bytes = FileBytes.read("\(folder)/\(place)\(name)", atMost: Self.largestFile) else { continue }
        files[name] = File(bytes: bytes, type: type)
        break
      }
    }
    self.files = files
  }

  func file(_ name: String) -> File? { files[name] }

  var hasSwagger: Bool { files[Self.swaggerScript] != nil && files[Self.swaggerStyle] != nil }
  var hasRedoc: Bool { files[Self.redocScript] != nil }
}
