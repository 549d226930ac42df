/// What MHD has of a request's first line, for the time of its call; the target was told before.
@safe
struct RequestLine {
  let method: UnsafePointer<CChar>
  private let version: UnsafePointer<CChar>?

  init(method: UnsafePointer<CChar>, version: UnsafePointer<CChar>?) {
    unsafe self.method = method
    unsafe self.version = version
  }

  /// HTTP/1.0 and older know no `Host`.
  var requiresHost: Bool {
    guard let version = unsafe version else { return false }
    let text = unsafe String(cString: version)
    return !text.isEmpty && text != "HTTP/1.0"
  }
}
