/// Why a text could not become a vector, or a vector not be kept: a code for the program, a sentence for its keeper.
package struct EmbeddingError: Error, Sendable, Hashable {
  package enum Code: String, Sendable, Hashable {
    /// A file is not there or cannot be read.
    case unreadable
    /// What was read is not what it should be.
    case malformed
    /// It is well-formed, and of a kind that is not understood here.
    case unsupported
    /// A server said no.
    case refused
    /// A server did not answer.
    case unavailable
  }

  package let code: Code
  package let message: String

  package init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
  }
}
