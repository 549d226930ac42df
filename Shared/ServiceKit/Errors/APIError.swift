package import HTTP
package import WorkflowModels

/// What a caller is told when a request cannot be served: a status, a code for programs and a sentence for people.
///
/// Handlers throw it from anywhere; the API turns it into `{"detail", "code", "diagnostics"?}` in one place. It says
/// nothing of the inside: whoever throws it writes the sentence for the caller.
package struct APIError: Error, Sendable {
  package var status: HTTPStatus
  /// Stable and lower case with underscores: what programs decide by.
  package var code: String
  /// One sentence, with the remedy where there is one.
  package var detail: String
  package var diagnostics: [Diagnostic]
  /// Such as `Retry-After`.
  package var headers: HTTPHeaders
  /// Further members of the body, such as `next_question` or `column`.
  package var fields: JSONObject

  package init(
    _ status: HTTPStatus, code: String, detail: String, diagnostics: [Diagnostic] = [], headers: HTTPHeaders = [:],
    fields: JSONObject = [:]
  ) {
    self.status = status
    self.code = code
    self.detail = detail
    self.diagnostics = diagnostics
    self.headers = headers
    self.fields = fields
  }

  /// The body as every service sends it.
  package var json: JSON {
    var object: JSONObject = ["detail": .string(detail), "code": .string(code)]
    if !diagnostics.isEmpty { object["diagnostics"] = .array(diagnostics.map(\.json)) }
    for (key, value) in fields { object[key] = value }
    return .object(object)
  }

  package var response: HTTPResponse {
    HTTPResponse.json(json, status: status, headers: headers)
  }
}

/// An error that knows what callers are told of it, so that a module's errors need no translation in every handler.
package protocol APIErrorConvertible: Error {
  var apiError: APIError { get }
}
