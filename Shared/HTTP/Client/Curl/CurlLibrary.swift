internal import CCurl

/// Initialises the library once for the process, before its first use.
enum CurlLibrary {
  static let isReady = curl_global_init(Int(CURL_GLOBAL_ALL)) == CURLE_OK
}
