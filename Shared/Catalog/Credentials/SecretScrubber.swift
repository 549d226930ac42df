internal import HTTP
internal import WorkflowModels

/// Takes secrets out of what came back from outside: a server may echo what it was sent, and outputs are kept.
struct SecretScrubber: Sendable {
  /// Each secret in all the forms in which it may come back, the longest first.
  private let needles: [[UInt8]]
  private static let replacement = Array("[redacted]".utf8)
  /// Shorter ones are found everywhere by chance.
  private static let shortest = 4

  static let none = SecretScrubber([])

  init(_ secrets: [String]) {
    var forms: Set<[UInt8]> = []
    for secret in secrets where secret.utf8.count >= Self.shortest {
      let quoted = JSON.string(secret).text().dropFirst().dropLast()
      for form in [secret, String(quoted), PercentEncoding.encode(secret), Base64.text(Array(secret.utf8))] {
        forms.insert(Array(form.utf8))
      }
    }
    needles = forms.sorted { $0.count > $1.count }
  }

  func scrub(_ text: String) -> String {
    if needles.isEmpty { return text }
    return String(decoding: scrub(Array(text.utf8)), as: UTF8.self)
  }

  func scrub(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    for needle in needles { bytes = Self.replacing(needle, in: bytes) }
    return bytes
  }

  func scrub(_ failure: NodeFailure) -> NodeFailure {
    var failure = failure
    failure.message = scrub(failure.message)
    return failure
  }

  func scrub(_ response: HTTPClientResponse) -> HTTPClientResponse {
    if needles.isEmpty { return response }
    var headers = HTTPHeaders()
    for field in response.headers { headers.add(field.name, scrub(field.value)) }
    return HTTPClientResponse(
      head: HTTPClientResponseHead(
        status: response.status, headers: headers, version: response.head.version),
      body: scrub(response.body))
  }

  private static func replacing(_ needle: [UInt8], in bytes: [UInt8]) -> [UInt8] {
    guard let first = needle.first, bytes.count >= needle.count else { return bytes }
    var out: [UInt8] = []
    var kept = 0
    var index = 0
    let last = bytes.count - needle.count
    while index <= last {
      if bytes[index] == first, bytes[index..<(index + needle.count)].elementsEqual(needle) {
        out.append(contentsOf: bytes[kept..<index])
        out.append(contentsOf: replacement)
        index += needle.count
        kept = index
      } else {
        index += 1
      }
    }
    if kept == 0 { return bytes }
    out.append(contentsOf: bytes[kept...])
    return out
  }
}
