/// How lines look: JSON for machines, text for a person at a terminal.
package enum LogFormat: String, Sendable, Hashable, CaseIterable {
  case json
  case text
}
