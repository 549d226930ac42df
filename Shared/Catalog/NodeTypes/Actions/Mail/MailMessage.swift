internal import Platform
internal import WorkflowModels

/// A message as it is handed to a mail server (RFC 5322, MIME): text, HTML, or both as alternatives of each other.
struct MailMessage: Sendable {
  let from: MailAddress
  let to: [MailAddress]
  let subject: String
  let text: String?
  let html: String?
  /// Names the message: the same key gives the same `Message-ID`, so that a repetition can be told from a second one.
  let key: String
  let date: Timestamp

  var id: String { "<\(digest.prefix(32))@\(from.domain)>" }

  /// With CRLF at the end of each line.
  var bytes: [UInt8] {
    var lines = [
      MailHeader.line("From", [from]), MailHeader.line("To", to), MailHeader.line("Subject", text: subject),
      "Date: \(MailDate.text(date))", "Message-ID: \(id)", "MIME-Version: 1.0",
    ]
    guard let text, let html else {
      lines += Self.partHeader(html == nil ? "plain" : "html")
      return Self.joined(lines) + QuotedPrintable.bytes(html ?? text ?? "")
    }
    // Quoted-printable writes every equals sign as =3D, so that this stands nowhere in the parts.
    let boundary = "=_\(digest.suffix(24))"
    lines.append("Content-Type: multipart/alternative; boundary=\"\(boundary)\"")
    var bytes = Self.joined(lines)
    for (kind, part) in [("plain", text), ("html", html)] {
      bytes += Self.joined(["--\(boundary)"] + Self.partHeader(kind)) + QuotedPrintable.bytes(part)
    }
    return bytes + Array("--\(boundary)--\r\n".utf8)
  }

  private var digest: String { SHA256.hex(key) }

  private static func partHeader(_ kind: String) -> [String] {
    ["Content-Type: text/\(kind); charset=utf-8", "Content-Transfer-Encoding: quoted-printable"]
  }

  /// A header and the empty line behind it.
  private static func joined(_ lines: [String]) -> [UInt8] {
    Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8)
  }
}

/// `Fri, 27 Nov 2026 20:06:00 +0000`.
enum MailDate {
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]
  private static let days = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]

  static func text(_ moment: Timestamp) -> String {
    // 2026-11-27T20:06:00Z
    let parts = moment.rfc3339.split { "-T:.Z".contains($0) }
    guard parts.count >= 6, let month = Int(parts[1]), months.indices.contains(month - 1) else { return "" }
    let microsecondsOfDay = 86_400_000_000
    let rest = moment.microseconds % microsecondsOfDay
    let day = moment.microseconds / microsecondsOfDay - (rest < 0 ? 1 : 0)
    // The first of January 1970 was a Thursday.
    let weekday = days[((day % 7) + 7) % 7]
    return "\(weekday), \(parts[2]) \(months[month - 1]) \(parts[0]) \(parts[3]):\(parts[4]):\(parts[5]) +0000"
  }
}
