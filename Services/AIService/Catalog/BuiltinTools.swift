/// The catalog that is there without any set-up.
enum BuiltinTools {
  static let all: [Tool] = triggers + requests + flow + fields + messages + computations

  static let byID: [ToolID: Tool] = Dictionary(all.map { ($0.id, $0) }) { first, _ in first }
}
