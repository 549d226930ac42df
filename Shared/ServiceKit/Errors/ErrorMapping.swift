internal import HTTP
internal import Platform
internal import Postgres

/// Decides in one place what a caller learns of an error and what only the log learns.
enum ErrorMapping {
  /// The answer for what a handler threw; what the caller may not see is logged under the request's id.
  static func apiError(for error: any Error, context: CallContext, logger: Logger) -> APIError {
    switch error {
    case let error as APIError:
      return error
    case let error as any APIErrorConvertible:
      return error.apiError
    case let error as HTTPServerError:
      return apiError(for: error)
    case let error as PostgresError where error.code == .unavailable || error.code == .poolTimeout:
      logger.warning("PostgreSQL was not there for a request.", [.error: LogValue(describing: error)])
      return .postgresUnavailable
    case let error as PostgresError where error.code == .timeout || error.code == .commitUnknown:
      logger.warning("PostgreSQL did not answer a request in time.", [.error: LogValue(describing: error)])
      return .postgresSlow
    case let error as PostgresError where error.isRetryable:
      logger.warning("PostgreSQL could not serve a request just now.", [.error: LogValue(describing: error)])
      return .postgresUnavailable
    case let error as PostgresError where error.code == .closed || error.code == .cancelled:
      return stopping
    case is CancellationError:
      return stopping
    default:
      logger.error("A request failed for a reason that its caller must not see.", [.error: LogValue(describing: error)])
      return .internalError(requestID: context.requestID)
    }
  }

  /// The answer where the server refuses a request, in the form of the house.
  static func apiError(for error: HTTPServerError) -> APIError {
    let (code, detail) =
      switch error.code {
      case .notFound: ("route_not_found", "There is nothing at this path; GET /docs shows what there is.")
      case .contentTooLarge: ("body_too_large", error.sentence)
      default: (error.code.rawValue, error.sentence)
      }
    return APIError(error.status, code: code, detail: detail, headers: error.headers)
  }

  private static let stopping = APIError.unavailable(
    code: "request_cancelled", "The service is stopping; send the request again.")
}

extension APIError {
  /// What the caller of a request is told of an error in a part of it, as of one of the whole request.
  package init(callersSee error: any Error, of request: APIRequest) {
    self = ErrorMapping.apiError(for: error, context: request.context, logger: request.logger)
  }
}
