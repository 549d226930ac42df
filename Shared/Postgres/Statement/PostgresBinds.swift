/// The bound values of one statement, side by side in one buffer: one allocation for all, and pointers into it for
/// libpq.
struct PostgresBinds: Sendable {
  struct Field: Sendable, Hashable {
    let type: PostgresType
    let start: Int
    /// Nil is NULL.
    let length: Int?
  }

  /// The protocol counts binds in 16 bits.
  static let maximumCount = 65_535
  /// The server's limit for one value (1 GB, less a header).
  static let maximumLength = 0x3fff_ffff

  private(set) var bytes: [UInt8] = []
  private(set) var fields: [Field] = []

  mutating func append<Value: PostgresEncodable>(_ value: Value) {
    let start = bytes.count
    if value.isPostgresNull {
      fields.append(Field(type: Value.postgresType, start: start, length: nil))
    } else {
      value.encode(into: &bytes)
      fields.append(Field(type: Value.postgresType, start: start, length: bytes.count - start))
    }
  }

  mutating func append(contentsOf other: PostgresBinds) {
    let shift = bytes.count
    bytes.append(contentsOf: other.bytes)
    for field in other.fields {
      fields.append(Field(type: field.type, start: field.start + shift, length: field.length))
    }
  }

  /// What the protocol cannot carry, found before anything is sent.
  var problem: PostgresError? {
    if fields.count > Self.maximumCount {
      return PostgresError(
        .statementTooLarge,
        "A statement has \(fields.count) binds, and the protocol carries \(Self.maximumCount): bind arrays instead.")
    }
    if bytes.count > Self.maximumLength {
      return PostgresError(.statementTooLarge, "The binds of a statement have \(bytes.count) bytes together.")
    }
    return nil
  }
}
