internal import CCurl
internal import Glibc
internal import Platform

/// One easy handle of the library with what must live as long as it: the list of lines and the error text.
///
/// Only on the reactor's thread, and out of the multi handle before the last reference goes.
@safe final class CurlEasy {
  // Safe to use although it holds pointers: they are made in `init`, freed in `deinit`, and not handed out to keep.
  let handle: UnsafeMutableRawPointer
  private var lines: UnsafeMutablePointer<curl_slist>?
  private let errorText: UnsafeMutablePointer<CChar>
  private static let errorTextBytes = Int(CURL_ERROR_SIZE)

  init() throws(HTTPClientError) {
    guard let handle = unsafe curl_easy_init() else { throw Self.noMemory }
    unsafe self.handle = unsafe handle
    unsafe errorText = .allocate(capacity: Self.errorTextBytes)
    unsafe errorText.initialize(repeating: 0, count: Self.errorTextBytes)
    unsafe set(CURLOPT_ERRORBUFFER, pointer: errorText)
  }

  deinit {
    unsafe curl_easy_cleanup(handle)
    unsafe curl_slist_free_all(lines)
    unsafe errorText.deallocate()
  }

  func set(_ option: CURLoption, _ value: Int) { _ = unsafe wae_curl_set_long(handle, option, value) }

  func set(_ option: CURLoption, _ flag: Bool) { set(option, flag ? 1 : 0) }

  /// The library copies the text.
  func set(_ option: CURLoption, _ text: String) throws(HTTPClientError) {
    guard unsafe wae_curl_set_text(handle, option, text) == CURLE_OK else { throw Self.noMemory }
  }

  func set(_ option: CURLoption, pointer: UnsafeMutableRawPointer?) {
    _ = unsafe wae_curl_set_pointer(handle, option, pointer)
  }

  func set(_ option: CURLoption, callback: wae_curl_data_callback) {
    _ = unsafe wae_curl_set_data_callback(handle, option, callback)
  }

  /// At least a millisecond, because zero means no limit.
  func set(_ option: CURLoption, milliseconds duration: Duration) {
    set(option, max(1, min(duration.clampedMilliseconds, Int(Int32.max))))
  }

  /// The library copies the bytes.
  func setBody(_ body: [UInt8]) throws(HTTPClientError) {
    _ = unsafe wae_curl_set_offset(handle, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(body.count))
    // An empty array may have no address, and without one the library would ask a callback for the body.
    var bytes = body.isEmpty ? [0] : body
    let code = unsafe bytes.withUnsafeMutableBytes { buffer in
      unsafe wae_curl_set_pointer(handle, CURLOPT_COPYPOSTFIELDS, buffer.baseAddress)
    }
    guard code == CURLE_OK else { throw Self.noMemory }
  }

  func setHeaderLines(_ lines: [String]) throws(HTTPClientError) { try set(CURLOPT_HTTPHEADER, lines: lines) }

  /// One such list a handle, which keeps it.
  func set(_ option: CURLoption, lines: [String]) throws(HTTPClientError) {
    for line in lines {
      guard let longer = unsafe curl_slist_append(self.lines, line) else { throw Self.noMemory }
      unsafe self.lines = unsafe longer
    }
    _ = unsafe wae_curl_set_list(handle, option, self.lines)
  }

  /// What the library says about the last error. It may name the host.
  var errorDetail: String { unsafe String(cString: errorText) }

  /// The status of the answer: of HTTP, or the last one of SMTP. 0 without any.
  var responseCode: Int {
    var number = 0
    _ = unsafe wae_curl_get_long(handle, CURLINFO_RESPONSE_CODE, &number)
    return number
  }

  /// The number of the system's error behind a failed connection, or 0.
  var systemError: Int32 {
    var number = 0
    _ = unsafe wae_curl_get_long(handle, CURLINFO_OS_ERRNO, &number)
    return Int32(clamping: number)
  }

  private static let noMemory = HTTPClientError(
    code: .other, message: "The HTTP library is out of memory", requestMayHaveBeenSent: false)
}
