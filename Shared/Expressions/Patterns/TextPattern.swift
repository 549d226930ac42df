/// A compiled regular expression in Oniguruma's syntax, as jq has it.
struct TextPattern: Sendable {
  let program: PatternProgram
  /// The same for the simulation of all ways at once, where the pattern needs no more than that.
  let linear: PatternProgram?
  /// One for each group: its name, if it has one.
  let groupNames: [String?]
  /// Every match begins with one of these.
  let first: ScalarSet?
  let isAtStart: Bool

  init(_ source: String, _ options: PatternReader.Options = .init()) throws(ExpressionError) {
    var reader = PatternReader(source, options)
    guard reader.scalars.count <= 10_000 else { throw reader.error("It is longer than 10,000 characters.", at: 0) }
    let node = try reader.read()
    guard let program = PatternCompiler.program(of: node, groups: reader.groups, isLinear: false) else {
      throw reader.error("It is too large.", at: 0)
    }
    self.program = program
    linear = node.isLinear ? PatternCompiler.program(of: node, groups: reader.groups, isLinear: true) : nil
    groupNames = reader.groupNames
    first = node.first
    if case .check(.textStart)? = program.steps.first { isAtStart = true } else { isAtStart = false }
  }
}
