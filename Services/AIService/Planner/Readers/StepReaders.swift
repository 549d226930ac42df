/// Which reader knows the needs of which tool.
enum StepReaders {
  static func read(_ tool: ToolID, _ clause: Clause, context: inout ClauseContext) -> [PlannedStep] {
    switch tool {
    case .httpGet: RequestReader.fetch(clause, context: &context)
    case .httpPost: RequestReader.send(clause, method: "POST", context: &context)
    case .httpPut: RequestReader.send(clause, method: clause.verb == "patch" ? "PATCH" : "PUT", context: &context)
    case .httpDelete: RequestReader.send(clause, method: "DELETE", context: &context)
    case .filterKeep: FilterReader.read(clause, keeps: true, context: &context)
    case .filterDrop: FilterReader.read(clause, keeps: false, context: &context)
    case .fieldsSet: FieldsReader.set(clause)
    case .fieldsKeep: FieldsReader.keep(clause, context: context)
    case .fieldsRemove: FieldsReader.remove(clause, context: context)
    case .fieldsRename: FieldsReader.rename(clause)
    case .messageEmail: MessageReader.read(clause, medium: .email, context: &context)
    case .messageChat: MessageReader.read(clause, medium: .chat, context: &context)
    case .messageAlert: MessageReader.read(clause, medium: .alert, context: &context)
    case .recordWrite: RecordReader.read(clause, context: &context)
    case .textLabel: LabelReader.read(clause, context: &context)
    case .process: ProcessReader.read(clause, context: &context)
    case .waitTime: WaitReader.read(clause)
    case .respondWebhook: ReplyReader.read(clause, context: context)
    case .stopError: StopReader.read(clause)
    case .mergeCombine: [PlannedStep(kind: .combine, words: clause.tokens.text, tool: tool)]
    case .transformCount, .transformSum, .transformAverage, .transformExtreme, .transformSort, .transformFirst,
      .transformGroup, .transformUnique, .transformExtract, .transformExpression:
      ComputationReader.read(tool, clause, context: context)
    case .manualStart, .webhookReceive, .scheduleRun, .ifElse, .switchRoute: []
    }
  }
}
