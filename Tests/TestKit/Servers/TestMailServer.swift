internal import Synchronization

/// A mail server that keeps what it is sent, and says no on demand: real SMTP over a real socket, line by line.
package final class TestMailServer: Sendable {
  /// One message as it was received.
  package struct Message: Sendable {
    package let sender: String
    package let recipients: [String]
    /// What the client said it is.
    package let greeting: String
    /// What `AUTH PLAIN` carried, decoded by nobody.
    package let authentication: String?
    /// Lines without the protocol's own dots, joined by CRLF.
    package let bytes: [UInt8]

    package var text: String { String(decoding: bytes, as: UTF8.self) }
  }

  /// How it behaves.
  package struct Manners: Sendable {
    /// `AUTH PLAIN` is offered, and only this is let in.
    package var authentication: String?
    /// The answer to each recipient that contains a text.
    package var refusedRecipients: [String: String] = [:]
    /// The answers to the first messages, instead of taking them.
    package var refusedMessages: [String] = []
    /// Closes the connection after the message instead of answering, that many times.
    package var silences = 0

    package init() {}
  }

  private struct State {
    var messages: [Message] = []
    var tries = 0
  }

  private final class Box: Sendable { let state = Mutex(State()) }

  private let box = Box()
  private let server: RawServer

  package init(_ manners: Manners = Manners()) throws {
    server = try RawServer { [box] connection in Self.serve(connection, manners, box) }
  }

  package var port: Int { server.port }
  package var messages: [Message] { box.state.withLock { $0.messages } }
  /// How often a whole message came in, taken or not.
  package var tries: Int { box.state.withLock { $0.tries } }

  private static func serve(_ connection: RawConnection, _ manners: Manners, _ box: Box) {
    var sender = ""
    var recipients: [String] = []
    var greeting = ""
    var authentication: String?
    connection.write("220 test ESMTP\r\n")
    while let bytes = connection.readLine() {
      let line = String(decoding: bytes, as: UTF8.self)
      let word = line.prefix { $0 != " " }.uppercased()
      switch word {
      case "EHLO":
        greeting = String(line.dropFirst(5))
        connection.write(
          manners.authentication == nil ? "250 test\r\n" : "250-test\r\n250 AUTH PLAIN\r\n")
      case "AUTH":
        var code = String(line.dropFirst(11))
        if code.isEmpty {
          connection.write("334 \r\n")
          code = connection.readLine().map { String(decoding: $0, as: UTF8.self) } ?? ""
        }
        authentication = code
        connection.write(code == manners.authentication ? "235 welcome\r\n" : "535 no\r\n")
      case "MAIL":
        (sender, recipients) = (address(in: line), [])
        connection.write("250 ok\r\n")
      case "RCPT":
        let refusal = manners.refusedRecipients.first { line.contains($0.key) }?.value
        if refusal == nil { recipients.append(address(in: line)) }
        connection.write((refusal ?? "250 ok") + "\r\n")
      case "DATA":
        connection.write("354 go on\r\n")
        guard let message = readMessage(connection) else { return }
        let number = box.state.withLock { state in
          state.tries += 1
          return state.tries
        }
        if number <= manners.silences { return }
        if manners.refusedMessages.indices.contains(number - 1) {
          connection.write(manners.refusedMessages[number - 1] + "\r\n")
          continue
        }
        let whole = Message(
          sender: sender, recipients: recipients, greeting: greeting, authentication: authentication, bytes: message)
        box.state.withLock { $0.messages.append(whole) }
        connection.write("250 taken\r\n")
      case "QUIT":
        connection.write("221 bye\r\n")
        return
      default: connection.write("500 what?\r\n")
      }
    }
  }

  private static func readMessage(_ connection: RawConnection) -> [UInt8]? {
    var bytes: [UInt8] = []
    while let line = connection.readLine() {
      if line == [UInt8(ascii: ".")] { return bytes }
      bytes += (line.first == UInt8(ascii: ".") ? Array(line.dropFirst()) : line) + [13, 10]
    }
    return nil
  }

  private static func address(in line: String) -> String {
    String(line.drop { $0 != "<" }.dropFirst().prefix { $0 != ">" })
  }
}
