/// Reads what happens to the fields of an object.
enum FieldsReader {
  static func set(_ clause: Clause) -> [PlannedStep] {
    let assignments = Assignments.read(clause.object, verb: clause.verb ?? "set")
    guard !assignments.isEmpty else { return [] }
    return [PlannedStep(kind: .setFields(Array(assignments.prefix(50))), words: clause.tokens.text)]
  }

  static func keep(_ clause: Clause, context: ClauseContext) -> [PlannedStep] {
    guard let fields = FieldList.read(clause.object, noun: context.noun) else { return [] }
    if clause.verb == "extract", fields.count == 1, let field = FieldList.one(clause.object, noun: context.noun) {
      return [PlannedStep(kind: .compute(.extract(field)), words: clause.tokens.text, tool: .transformExtract)]
    }
    return [PlannedStep(kind: .keepFields(fields), words: clause.tokens.text)]
  }

  static func remove(_ clause: Clause, context: ClauseContext) -> [PlannedStep] {
    guard let fields = FieldList.read(clause.object, noun: context.noun) else { return [] }
    return [PlannedStep(kind: .removeFields(fields), words: clause.tokens.text)]
  }

  static func rename(_ clause: Clause) -> [PlannedStep] {
    var renamings: [FieldRenaming] = []
    for piece in clause.object.split(at: ["and"]) {
      guard let joint = piece.firstIndex(ofAny: ["to", "as", "into"]) ?? piece.firstIndex(where: { $0.text == "->" }),
        let from = ConditionReader().field(piece.part(0, joint).filter { $0.word != "field" && $0.word != "column" }),
        let to = ConditionReader().field(piece.part(joint + 1))
      else { continue }
      renamings.append(FieldRenaming(from: from, to: to))
    }
    guard !renamings.isEmpty else { return [] }
    return [PlannedStep(kind: .renameFields(renamings), words: clause.tokens.text)]
  }
}
