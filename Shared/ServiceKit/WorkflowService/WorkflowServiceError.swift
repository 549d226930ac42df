package import HTTP
package import WorkflowModels

/// Why a call to the workflow service gave no result.
package enum WorkflowServiceError: Error, Sendable {
  /// It could not be reached, or gave no usable answer, within the time; the reason is for the log. With
  /// `mayHaveArrived`, a try got through without an answer: what it asked for may have been done.
  case unavailable(reason: String, mayHaveArrived: Bool)
  /// It answered that it will not do this: a status from 400 to 499, and its body.
  case refused(HTTPStatus, JSON)
  /// The caller was cancelled meanwhile.
  case cancelled
}

extension WorkflowServiceError: APIErrorConvertible {
  /// A refusal is passed on in the words of the workflow service, which wrote them for the same caller.
  package var apiError: APIError {
    switch self {
    case .unavailable:
      return .workflowServiceUnavailable
    case .cancelled:
      return .unavailable(code: "request_cancelled", "The service is stopping; send the request again.")
    case .refused(let status, let body):
      var error = APIError(
        status, code: body["code"]?.stringValue ?? "workflow_service_refused",
        detail: body["detail"]?.stringValue ?? "The workflow service refused the request.")
      for (key, value) in body.objectValue ?? [:] where key != "code" && key != "detail" { error.fields[key] = value }
      return error
    }
  }

  /// The status of a refusal.
  package var refusedStatus: HTTPStatus? {
    if case .refused(let status, _) = self { status } else { nil }
  }
}
