internal import Platform
internal import WorkflowModels

/// Names a node's input in the journal, so that a recovery or a replay that computes another input is found out.
enum InputDigest {
  /// 128 bits of SHA-256 over the canonical form: equal values have equal digests, however they were written.
  static func text(of input: JSON) -> String { String(SHA256.hex(input.canonicalBytes()).prefix(32)) }
}
