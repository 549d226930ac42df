internal import HTTP
package import WorkflowModels

/// One page of a list, as `?limit=&cursor=` asks for it: newest first, after the cursor's key.
package struct PageRequest: Sendable, Hashable {
  package static let defaultLimit = 50
  package static let largestLimit = 200

  package let limit: Int
  /// The sort key (a time-sortable id) of the last item that the caller has seen: `where id < key order by id desc`.
  package let after: String?
  /// What is listed, which its cursors remember.
  private let list: String

  package init(limit: Int = defaultLimit, after: String? = nil, of list: String = "") {
    self.limit = limit
    self.after = after
    self.list = list
  }

  /// How many rows to read: one more than shown tells whether there is a next page.
  package var rowsToRead: Int { limit + 1 }

  /// `{"<plural>": […], "next_cursor": null | "…"}` from at most `rowsToRead` rows.
  package func envelope<Row>(
    _ plural: String, _ rows: [Row], key: (Row) -> String, json: (Row) -> JSON
  ) -> JSON {
    let shown = rows.prefix(limit)
    let next = rows.count > limit ? shown.last.map { JSON.string(PageCursor.encode(key($0), of: list)) } : nil
    return .object([plural: .array(shown.map(json)), "next_cursor": next ?? .null])
  }
}

extension APIRequest {
  /// The page asked for; 422 for a limit out of range or a cursor that no list of ours gave.
  package func page(of list: String = "") throws(APIError) -> PageRequest {
    var reader = queryFields()
    let page = reader.page(of: list)
    try reader.finish()
    return page
  }
}

extension FieldReader {
  /// `limit` and `cursor`, checked with the other parameters. A cursor must come from the same list.
  package mutating func page(of list: String = "") -> PageRequest {
    let limit = int("limit", in: 1...PageRequest.largestLimit, default: PageRequest.defaultLimit)
    guard let cursor = optionalText("cursor"), !cursor.isEmpty else { return PageRequest(limit: limit, of: list) }
    guard let key = PageCursor.decode(cursor, of: list) else {
      fail("cursor", "`cursor` is not one that this list gave; leave it out to begin at the newest.")
      return PageRequest(limit: limit, of: list)
    }
    return PageRequest(limit: limit, after: key, of: list)
  }
}
