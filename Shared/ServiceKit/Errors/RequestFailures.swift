package import HTTP
internal import Platform

/// Answers what goes wrong while a request is handled, and says in the log what its caller must not see.
package struct RequestFailures: Sendable {
  let context: CallContext
  let serviceLogger: Logger

  package func answer(to error: any Error) -> HTTPResponse {
    ErrorMapping.apiError(for: error, context: context, logger: context.logger(serviceLogger)).response
  }
}
