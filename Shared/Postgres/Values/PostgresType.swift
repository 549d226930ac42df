/// A type of the server by its object id, so that bytes are never decoded as something they are not.
package struct PostgresType: RawRepresentable, Sendable, Hashable, CustomStringConvertible {
  package let rawValue: UInt32
  package init(rawValue: UInt32) { self.rawValue = rawValue }

  // Source: src/include/catalog/pg_type.dat of PostgreSQL 15. Built-in ids never change.
  package static let bool = PostgresType(rawValue: 16)
  package static let bytea = PostgresType(rawValue: 17)
  package static let name = PostgresType(rawValue: 19)
  package static let int8 = PostgresType(rawValue: 20)
  package static let int2 = PostgresType(rawValue: 21)
  package static let int4 = PostgresType(rawValue: 23)
  package static let text = PostgresType(rawValue: 25)
  package static let oid = PostgresType(rawValue: 26)
  package static let json = PostgresType(rawValue: 114)
  package static let float4 = PostgresType(rawValue: 700)
  package static let float8 = PostgresType(rawValue: 701)
  package static let unknown = PostgresType(rawValue: 705)
  package static let boolArray = PostgresType(rawValue: 1000)
  package static let byteaArray = PostgresType(rawValue: 1001)
  package static let nameArray = PostgresType(rawValue: 1003)
  package static let int2Array = PostgresType(rawValue: 1005)
  package static let int4Array = PostgresType(rawValue: 1007)
  package static let textArray = PostgresType(rawValue: 1009)
  package static let varcharArray = PostgresType(rawValue: 1015)
  package static let int8Array = PostgresType(rawValue: 1016)
  package static let float4Array = PostgresType(rawValue: 1021)
  package static let float8Array = PostgresType(rawValue: 1022)
  package static let bpchar = PostgresType(rawValue: 1042)
  package static let varchar = PostgresType(rawValue: 1043)
  package static let timestamptz = PostgresType(rawValue: 1184)
  package static let timestamptzArray = PostgresType(rawValue: 1185)
  package static let numeric = PostgresType(rawValue: 1700)
  package static let uuid = PostgresType(rawValue: 2950)
  package static let jsonb = PostgresType(rawValue: 3802)

  private static let names: [PostgresType: String] = [
    .bool: "bool", .bytea: "bytea", .name: "name", .int8: "int8", .int2: "int2", .int4: "int4", .text: "text",
    .oid: "oid", .json: "json", .float4: "float4", .float8: "float8", .unknown: "unknown", .boolArray: "bool[]",
    .byteaArray: "bytea[]", .nameArray: "name[]", .int2Array: "int2[]", .int4Array: "int4[]", .textArray: "text[]",
    .varcharArray: "varchar[]", .int8Array: "int8[]", .float4Array: "float4[]", .float8Array: "float8[]",
    .bpchar: "char", .varchar: "varchar", .timestamptz: "timestamptz", .timestamptzArray: "timestamptz[]",
    .numeric: "numeric", .uuid: "uuid", .jsonb: "jsonb",
  ]

  package var description: String { Self.names[self] ?? "type \(rawValue)" }
}
