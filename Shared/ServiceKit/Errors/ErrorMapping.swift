internal import Platform
internal import Postgres

/// Decides in one place what a caller learns of an error and what only the log learns.
enum ErrorMapping {
  /// The answer for any error; what the caller may not see is logged under the request's id.
  static func apiError(for error: any Error, context: RequestContext, logger: Logger) -> APIError {
    switch error {
    case let error as APIError:
      return error
    case let error as any APIErrorConvertible:
      return error.apiError
    case let error as PostgresError where error.code == .unavailable || error.code == .poolTimeout:
      logger.warning("PostgreSQL was not there for a request.", [.error: LogValue(describing: error)])
      return .postgresUnavailable
    case is CancellationError:
      return .unavailable(code: "request_cancelled", "The service is stopping; send the request again.")
    default:
      logger.error("A request failed for a reason that its caller must not see.", [.error: LogValue(describing: error)])
      return .internalError(requestID: context.requestID)
    }
  }
}
