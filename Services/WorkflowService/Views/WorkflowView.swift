internal import Store
internal import WorkflowModels

/// A stored workflow as callers see it: the document's fields, with those of its row beside them.
enum WorkflowView {
  static func summary(_ record: WorkflowRecord) -> JSONObject {
    [
      "id": .string(record.id.rawValue), "name": .string(record.name), "version": .int(record.version),
      "active": .bool(record.isActive), "user_id": .string(record.userID.rawValue),
      "created_at": .string(record.createdAt.rfc3339), "updated_at": .string(record.updatedAt.rfc3339),
    ]
  }

  static func json(_ record: WorkflowRecord) throws -> JSON {
    var object = try document(record.document)
    for (key, value) in summary(record) { object[key] = value }
    return .object(object)
  }

  static func json(_ version: WorkflowVersionRecord, of id: WorkflowID) throws -> JSON {
    var object = try document(version.document)
    object["id"] = .string(id.rawValue)
    object["version"] = .int(version.version)
    object["created_at"] = .string(version.createdAt.rfc3339)
    return .object(object)
  }

  private static func document(_ text: String) throws -> JSONObject {
    guard let object = try JSON(parsing: Array(text.utf8)).objectValue else {
      throw StoreError.corrupt("a stored document is no object")
    }
    return object
  }
}
