import HTTP
import TestKit
import Testing
import WorkflowModels

/// Mail sent by a workflow, with a credential that came along.
@Suite(.timeLimit(.minutes(1)))
struct MailTests {
  @Test func `a workflow sends mail, and its secret is found nowhere`() async throws {
    let stack = try await SharedStack.shared.stack()
    var manners = TestMailServer.Manners()
    // ada and secret-of-the-mailbox.
    manners.authentication = "AGFkYQBzZWNyZXQtb2YtdGhlLW1haWxib3g="
    let server = try TestMailServer(manners)
    let document = Document("Mail").node("start", "manual-trigger").node(
      "mail", "send-email",
      [
        "to": "{{ .to }}", "subject": "Ticket {{ .id }}", "text": "In hand.", "from": "support@example.com",
        "credential": "mailbox",
      ])
    let account: JSON = [
      "host": "127.0.0.1", "port": .int(server.port), "security": "none", "username": "ada",
      "password": "secret-of-the-mailbox",
    ]
    let answer = try await stack.workflow.post(
      "/workflow/execute",
      [
        "workflow_data": document.json, "user_id": "mailer", "input": ["to": "ada@example.com", "id": 7],
        "credentials": ["mailbox": ["type": "smtp", "data": account]], "wait_seconds": 20,
      ])
    #expect(answer.json["status"] == "completed", "\(answer)")
    let message = try #require(server.messages.first)
    let id = try #require(answer.json["output_data"]?["message_id"]?.stringValue)
    #expect(message.text.contains("Message-ID: \(id)\r\n") && message.text.contains("Subject: Ticket 7\r\n"))
    #expect(try await !stack.hasKept("secret-of-the-mailbox"))
  }
}
