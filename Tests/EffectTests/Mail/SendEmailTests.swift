import Catalog
import HTTP
import Platform
import TestKit
import Testing
import WorkflowModels

/// Mail as a server gets it.
@Suite(.timeLimit(.minutes(1)))
struct SendEmailTests {
  @Test func `the declared example is sent, and its output has the declared form`() async throws {
    let example = try #require(NodeRegistry.standard["send-email"]).declaration.example
    let bench = try MailBench()
    var properties = example.properties
    properties["subject"] = "Ticket 7"
    let result = try await bench.send(properties).get()
    let id = try #require(result.outputs["main"]?["message_id"]?.stringValue)
    let declared = try #require(example.output["message_id"]?.stringValue)
    #expect(id.count == declared.count && id.hasSuffix("@example.com>") && id.hasPrefix("<"))
    #expect(result.outputs["main"]?.objectValue?.count == 1)
    let message = try #require(bench.server.messages.first)
    #expect(message.sender == "support@example.com" && message.recipients == ["ada@example.com"])
    #expect(message.greeting == "example.com")
    #expect(message.text.contains("\r\nTo: \"Ada Lovelace\" <ada@example.com>\r\n"), "\(message.text)")
    #expect(message.text.contains("\r\nSubject: Ticket 7\r\n") && message.text.contains("\r\nMessage-ID: \(id)\r\n"))
  }

  @Test func `another reader of mail finds what was written, whatever its letters`() async throws {
    let bench = try MailBench()
    let subject = "Grüße aus Zürich 🎉 " + String(repeating: "lang ", count: 40)
    let text = "Zeile eins = 1\n.\n..zwei \u{1F600}\n\ttab am Ende \t\n" + String(repeating: "x", count: 300) + "\nEnde"
    let html = "<p class=\"a\">Grüße</p>"
    _ = try await bench.send([
      "subject": .string(subject), "text": .string(text), "html": .string(html),
      "to": ["Jörg \"der\" Müller <jm@example.org>", "\"Last, First\" <b@example.net>", "c@example.com"],
    ]).get()
    let message = try #require(bench.server.messages.first)
    #expect(message.recipients == ["jm@example.org", "b@example.net", "c@example.com"])
    #expect(
      message.text.split(separator: "\r\n").allSatisfy { $0.utf8.count <= 200 && $0.utf8.allSatisfy { $0 < 0x7F } })
    let read = try await Self.read(message.bytes)
    #expect(read["subject"] == .string(subject), "\(read.text())")
    #expect(
      read["to"] == [
        ["Jörg \"der\" Müller", "jm@example.org"], ["Last, First", "b@example.net"], ["", "c@example.com"],
      ])
    #expect(read["type"] == "multipart/alternative")
    #expect(read["parts"] == [["text/plain", .string(text)], ["text/html", .string(html)]])
    #expect(read["defects"] == 0)
  }

  @Test(arguments: ["text", "html"]) func `one form alone is no multipart`(form: String) async throws {
    let bench = try MailBench()
    _ = try await bench.send(["text": form == "text" ? "Hällo" : nil, "html": form == "html" ? "Hällo" : nil]).get()
    let read = try await Self.read(try #require(bench.server.messages.first).bytes)
    #expect(read["type"] == .string(form == "text" ? "text/plain" : "text/html"))
    #expect(read["parts"]?[0]?[1] == "Hällo\n", "\(read.text())")
  }

  @Test func `the same key is the same message`() async throws {
    let bench = try MailBench()
    let first = try await bench.send(key: "exec_1/a").get()
    let second = try await bench.send(key: "exec_1/a").get()
    let other = try await bench.send(key: "exec_2/a").get()
    #expect(first == second && first != other)
  }

  @Test func `nothing in a property can begin a header of its own`() async throws {
    let bench = try MailBench()
    for (name, value): (String, JSON) in [
      ("subject", "x\r\nBcc: eve@example.com"), ("subject", "x\nBcc: eve@example.com"), ("subject", "x\u{0}"),
      ("to", "ada@example.com\r\nBcc: eve@example.com"), ("to", "A\r\nBcc: eve@e.com <ada@example.com>"),
      ("to", "<ada@example.com> SIZE=1"), ("to", "ada@example.com>\r\nRCPT TO:<eve@example.com"),
      ("to", "a b@example.com"),
      ("from", "s@example.com\r\nX: y"), ("from", "nobody"), ("to", ""), ("to", []), ("to", 7), ("to", ["a@b.c", 7]),
      ("to", .array(Array(repeating: "a@example.com", count: 101))), ("to", "jörg@example.com"),
    ] {
      #expect(try await bench.failure([name: value])?.code == "mail_invalid", "\(name): \(value.text())")
    }
    #expect(bench.server.messages.isEmpty)
  }

  @Test func `user name and password are shown to the server, and to nobody else`() async throws {
    var manners = TestMailServer.Manners()
    manners.authentication = "AGFkYQBwYXNzLXdvcmQ="
    var bench = try MailBench(manners)
    bench.account["username"] = "ada"
    bench.account["password"] = "pass-word"
    _ = try await bench.send().get()
    #expect(bench.server.messages.first?.authentication == "AGFkYQBwYXNzLXdvcmQ=")
    bench.account["password"] = "wrong-secret"
    let failure = try #require(try await bench.failure())
    #expect(failure.code == "mail_login" && !failure.isRetryable && !failure.message.contains("wrong-secret"))
  }

  @Test func `what the server says decides whether it is tried again`() async throws {
    var manners = TestMailServer.Manners()
    manners.refusedRecipients = ["nobody@": "550 5.1.1 no such user", "later@": "451 4.7.1 greylisted"]
    manners.refusedMessages = ["452 4.3.1 disk full", "554 5.7.1 spam"]
    let bench = try MailBench(manners)
    let unknown = try #require(try await bench.failure(["to": "nobody@example.com"]))
    #expect(
      unknown.code == "mail_refused" && !unknown.isRetryable && unknown.message.contains("no such user"), "\(unknown)")
    let later = try #require(try await bench.failure(["to": "later@example.com"]))
    #expect(later.code == "mail_deferred" && later.isRetryable, "\(later)")
    let full = try #require(try await bench.failure(isAtMostOnce: true))
    #expect(full.code == "mail_deferred" && full.isRetryable && !full.isInDoubt, "\(full)")
    let spam = try #require(try await bench.failure())
    #expect(spam.code == "mail_refused" && !spam.isRetryable, "\(spam)")
    #expect(try await bench.failure() == nil)
  }

  @Test func `a connection lost after the message leaves it in doubt when it may not be sent twice`() async throws {
    var manners = TestMailServer.Manners()
    manners.silences = 2
    let bench = try MailBench(manners)
    let twice = try #require(try await bench.failure())
    #expect(twice.code == "mail_connection_lost" && twice.isRetryable && !twice.isInDoubt, "\(twice)")
    let once = try #require(try await bench.failure(isAtMostOnce: true))
    #expect(!once.isRetryable && once.isInDoubt, "\(once)")
  }

  @Test func `private addresses are guarded, and a server without TLS gets no password`() async throws {
    var manners = TestMailServer.Manners()
    manners.authentication = "anything"
    var bench = try MailBench(manners)
    bench.egress = .publicOnly
    #expect(try await bench.failure()?.code == "mail_egress_refused")
    bench.account["host"] = "localhost"
    #expect(try await bench.failure()?.code == "mail_egress_refused")
    bench.egress = .internalService
    bench.account["security"] = "starttls"
    bench.account["username"] = "ada"
    bench.account["password"] = "pass-word"
    #expect(try await bench.failure()?.code == "mail_tls")
    bench.account["port"] = 1
    #expect(try await bench.failure()?.code == "mail_connect")
    for host in ["a b", "x/y", "h?q", "user@h", "", "h\r\nX"] {
      bench.account["host"] = .string(host)
      let code = try await bench.failure()?.code
      #expect(code == "mail_invalid" || code == "credential_invalid", "\(host): \(code ?? "sent")")
    }
    #expect(bench.server.messages.isEmpty)
  }

  @Test func `the validator knows a message without words, and addresses that are none`() {
    for changes: JSONObject in [["text": nil], ["to": "nobody"], ["subject": 7], ["to": 7]] {
      var properties = MailBench.properties
      for (name, value) in changes { properties[name] = value.isNull ? nil : value }
      let node = WorkflowNode(id: "n", type: "send-email", properties: properties)
      let outcome = WorkflowValidator { _ in "hash" }.validate(WorkflowDocument(name: "test", nodes: [node]))
      #expect(!outcome.isValid, "\(JSON.object(changes).text())")
    }
  }

  /// What Python's own reader of mail makes of it.
  private static func read(_ message: [UInt8]) async throws -> JSON {
    let script = """
      import sys, json, binascii, email, email.policy, email.utils
      m = email.message_from_bytes(binascii.unhexlify(sys.argv[1]), policy=email.policy.default)
      parts = [p for p in m.walk() if not p.is_multipart()]
      print(json.dumps({
        "subject": str(m["subject"]), "type": m.get_content_type(),
        "to": [[a.display_name, a.addr_spec] for a in m["to"].addresses],
        "parts": [[p.get_content_type(), p.get_content().replace("\\r\\n", "\\n")] for p in parts],
        "defects": len(m.defects) + sum(len(p.defects) for p in parts)}))
      """
    return try JSON(parsing: try await Command.run("python3", "-c", script, Hex.text(message)))
  }
}
