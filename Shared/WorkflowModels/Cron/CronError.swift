/// Why a cron expression was refused, in a sentence for the person who wrote it.
package struct CronError: Error, Sendable, Hashable {
  /// The field that is wrong, such as "day of month"; nil when the expression as a whole is.
  package let field: String?
  /// The piece of text that is wrong.
  package let text: String
  package let message: String
  package let hint: String?

  init(field: CronField? = nil, text: String, _ message: String, hint: String? = nil) {
    self.field = field?.name
    self.text = text
    self.message = message
    self.hint = hint
  }
}
