internal import Glibc

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
        guard let bytes = Self.read("\(folder)/\(place)\(name)") else { continue }
        files[name] = File(bytes: bytes, type: type)
        break
      }
    }
    self.files = files
  }

  func file(_ name: String) -> File? { files[name] }

  var hasSwagger: Bool { files[Self.swaggerScript] != nil && files[Self.swaggerStyle] != nil }
  var hasRedoc: Bool { files[Self.redocScript] != nil }

  private static func read(_ path: String) -> [UInt8]? {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while bytes.count < largestFile {
      let count = unsafe read(descriptor, &buffer, buffer.count)
      if count == 0 { return bytes }
      guard count > 0 else { return nil }
      bytes.append(contentsOf: buffer[..<count])
    }
    return nil
  }
}
