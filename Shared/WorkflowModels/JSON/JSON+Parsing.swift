/// JSON from text. Strict: RFC 8259, UTF-8 without a byte order mark, no lone surrogates, bounded nesting.
extension JSON {
  /// The nesting that is read unless the caller says otherwise: 512 arrays or objects inside one another.
  package static let standardMaximumDepth = 512

  package init(parsing bytes: [UInt8], maximumDepth: Int = standardMaximumDepth) throws(JSONParseError) {
    let result = unsafe bytes.withUnsafeBytes { unsafe Self.parse($0, maximumDepth: maximumDepth) }
    self = try result.get()
  }

  package init(parsing bytes: ArraySlice<UInt8>, maximumDepth: Int = standardMaximumDepth) throws(JSONParseError) {
    let result = unsafe bytes.withUnsafeBytes { unsafe Self.parse($0, maximumDepth: maximumDepth) }
    self = try result.get()
  }

  package init(parsing text: String, maximumDepth: Int = standardMaximumDepth) throws(JSONParseError) {
    var text = text
    let result = text.withUTF8 { unsafe Self.parse(UnsafeRawBufferPointer($0), maximumDepth: maximumDepth) }
    self = try result.get()
  }

  /// Nothing of the buffer is kept.
  package init(
    parsing bytes: UnsafeRawBufferPointer, maximumDepth: Int = standardMaximumDepth
  ) throws(JSONParseError) {
    self = try unsafe Self.parse(bytes, maximumDepth: maximumDepth).get()
  }

  private static func parse(_ text: UnsafeRawBufferPointer, maximumDepth: Int) -> Result<JSON, JSONParseError> {
    // The buffer lives as long as this call, and so does the parser.
    var parser = unsafe JSONParser(text, maximumDepth: maximumDepth)
    do {
      return .success(try parser.parseDocument())
    } catch {
      return .failure(unsafe error.described(in: text, maximumDepth: maximumDepth))
    }
  }
}
