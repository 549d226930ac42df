package import HTTP
package import Platform
package import WorkflowModels

/// A request as handlers get it: what came over HTTP, with its context and a logger that names it.
package struct APIRequest: Sendable {
  package let http: HTTPRequest
  package let context: CallContext
  private let serviceLogger: Logger

  /// - Parameter logger: the service's; the request's is made of it where it is asked for.
  package init(http: HTTPRequest, context: CallContext, logger: Logger) {
    self.http = http
    self.context = context
    serviceLogger = logger
  }

  /// Has the request id on every line.
  package var logger: Logger { context.logger(serviceLogger) }

  /// For whoever answers when the request itself is forgotten.
  package var failures: RequestFailures { RequestFailures(context: context, serviceLogger: serviceLogger) }

  package var method: HTTPMethod { http.method }
  package var headers: HTTPHeaders { http.headers }
  package var query: HTTPQuery { http.query }

  /// A part of the path by its name in the pattern; the router has matched it, so an absent one is empty.
  package func pathParameter(_ name: String) -> String { http.parameters[name] ?? "" }

  /// An id in the path. 400 with the contract's words when it has not the form of one.
  package func pathID<ID: Identifier>(_ type: ID.Type, _ name: String = "id", kind: String) throws(APIError) -> ID {
    guard let id = ID(validating: pathParameter(name)) else { throw .malformedID(kind) }
    return id
  }

  package func workflowID(_ name: String = "id") throws(APIError) -> WorkflowID {
    try pathID(WorkflowID.self, name, kind: "Workflow")
  }

  package func executionID(_ name: String = "id") throws(APIError) -> ExecutionID {
    try pathID(ExecutionID.self, name, kind: "Execution")
  }

  package func scheduleID(_ name: String = "id") throws(APIError) -> ScheduleID {
    try pathID(ScheduleID.self, name, kind: "Schedule")
  }

  /// The body as JSON, whatever its kind; 422 with line and column when it is none.
  package func json() throws(APIError) -> JSON { try RequestBody.json(http.body) }

  /// The body's fields; 422 unless it is a JSON object.
  package func fields() throws(APIError) -> FieldReader {
    FieldReader(try RequestBody.object(http.body), query: http.query)
  }

  /// Like `fields`, for routes whose body may be left out.
  package func optionalFields() throws(APIError) -> FieldReader {
    guard !http.body.isEmpty else { return FieldReader([:], query: http.query) }
    return try fields()
  }

  /// The query's parameters, read and checked like fields: `?limit=abc` is named in a 422.
  package func queryFields() -> FieldReader { FieldReader(query: http.query) }

  /// Who asks, for GET and DELETE: the query's `user_id`; 422 without one. Other methods read it by `FieldReader.userID()`.
  package func userID() throws(APIError) -> UserID {
    var reader = queryFields()
    let user = reader.userID()
    try reader.finish()
    return user
  }
}
