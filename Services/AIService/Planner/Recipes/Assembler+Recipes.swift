internal import WorkflowModels

/// Broad wishes as several plain nodes: take the records in, complete them, set the important ones apart, say what was
/// found. Every expression takes missing input, so that the workflow runs before anything is connected to it.
extension WorkflowAssembler {
  mutating func process(_ plan: ProcessPlan) {
    let kind = RecordKind.named(plan.noun)
    if plan.action == .test { return test() }
    if flow.noun == nil || flow.origin == .trigger { flow.noun = kind.noun }
    let isAlone = !hasFollowers
    if flow.origin != .trigger {
      // The data is there already; "process them" then means the usual completion.
      return flow.isList == false ? () : prepare(kind)
    }
    switch plan.action {
    case .collect: collect(kind.noun, suggesting: true)
    case .validate: check(kind, isAlone: isAlone)
    case .process where kind.isSingle && isAlone: check(kind, isAlone: true)
    case .process where kind.isSingle: read(kind)
    case .process, .monitor: list(kind, monitors: plan.action == .monitor, isAlone: isAlone)
    case .test: test()
    }
  }

  /// One list out of whatever the trigger was given: an array, an object that holds one, or a single record.
  mutating func collect(_ noun: String, suggesting: Bool = false) {
    let id = add(
      "transform", id: "collect \(Words.plural(noun))", name: "Collect \(Words.plural(noun))",
      [
        "expression": .string(listed(noun))
      ])
    becomesData(id, isList: true)
    flow.noun = noun
    if suggesting || !isWebhook {
      suggestions.append(
        question(id, "expression", "Where do the \(Words.plural(noun)) come from? Now they are the input of the run."))
    }
  }

  /// The list in the data at hand, whatever its form.
  func listed(_ noun: String) -> String {
    let field = FieldPath([Words.slug(Words.plural(noun))]).jq(from: ".")
    let lone =
      switch trigger {
      case .schedule: "[]"
      case .manual, .chat, .webhook: "(if length > 0 then [.] else [] end)"
      }
    let object = "(\(field) // .items // .data // \(lone))"
    return flow.piped("if type == \"array\" then . elif type == \"object\" then \(object) else [] end")
  }

  private mutating func prepare(_ kind: RecordKind) {
    let fields = kind.fields.map { "\(JQText.key($0.name)): (.\($0.name) // \($0.fallback))" }.joined(separator: ", ")
    let program = flow.piped("map(select(type == \"object\") | . + {\(fields)})")
    let id = add(
      "transform", id: "prepare \(Words.plural(kind.noun))", name: "Complete the \(Words.plural(kind.noun))",
      ["expression": .string(program)])
    becomesData(id, isList: true)
  }

  private mutating func list(_ kind: RecordKind, monitors: Bool, isAlone: Bool) {
    collect(kind.noun, suggesting: true)
    prepare(kind)
    guard monitors || isAlone else { return }
    let prepared = flow.origin
    keep(kind.important)
    alertsOnlyIfAny = monitors
    guard isAlone, case .node(let all) = prepared else { return }
    let kept = flow.expression
    let id = add(
      "edit-fields", id: "summarize \(Words.plural(kind.noun))", name: "Say what was found",
      [
        "fields": [
          "total": JQText.template("$nodes.\(all.rawValue) | length"),
          kind.label: JQText.template("\(kept) | length"),
          "\(kind.label)_\(Words.slug(Words.plural(kind.noun)))": JQText.template(kept),
        ], "mode": "replace",
      ])
    becomesData(id, isList: false)
  }

  /// One record with every field that belongs to it.
  private mutating func read(_ kind: RecordKind) {
    var fields: JSONObject = [:]
    for field in kind.fields {
      let path = FieldPath([field.name]).jq(from: flow.expression)
      fields[field.name] = JQText.template("\(path)? // \(field.fallback)")
    }
    let id = add(
      "edit-fields", id: "read \(kind.noun)", name: "Read the \(kind.noun)",
      [
        "fields": .object(fields), "mode": "replace",
      ])
    becomesData(id, isList: false)
    if !isWebhook {
      suggestions.append(
        question(id, "fields", "Where do the \(Words.plural(kind.noun)) come from? Now one is the input of the run."))
    }
  }

  private mutating func check(_ kind: RecordKind, isAlone: Bool) {
    read(kind)
    guard isAlone else { return }
    let id = add(
      "if-else", id: "is \(kind.label)", name: "Is the \(kind.noun) \(kind.label)?",
      [
        "condition": .string(kind.important.jq("."))
      ])
    let noun = kind.noun.prefix(1).uppercased() + kind.noun.dropFirst()
    ends = [OpenEnd(node: id, port: "true")]
    add(
      "edit-fields", id: "accept \(kind.noun)", name: "Accept the \(kind.noun)",
      [
        "fields": [
          "status": "accepted", "to": "{{ .email // \"\" }}",
          "subject": .string("\(noun) received"), "text": "Hello {{ .name // \"there\" }}, welcome! All is set up.",
        ]
      ])
    let accepted = ends
    ends = [OpenEnd(node: id, port: "false")]
    add(
      "edit-fields", id: "ask for details", name: "Ask for what is missing",
      [
        "fields": [
          "status": "incomplete", "text": .string("This \(kind.noun) is not \(kind.label) yet; details are missing."),
        ]
      ])
    ends = accepted + ends
    flow.isLocal = false
  }

  /// An answer to what comes in: read it, look whether it is urgent, write the answer.
  mutating func reply(_ plan: MessagePlan) {
    let kind = RecordKind.named(flow.noun ?? "email")
    flow.noun = kind.noun
    read(kind)
    let id = add(
      "if-else", id: "is \(kind.label)", name: "Is the \(kind.noun) \(kind.label)?",
      [
        "condition": .string(kind.important.jq("."))
      ])
    let texts = [
      (
        "true", "urgent reply",
        "Thank you for writing. We are looking into it right now and will be back within the hour."
      ),
      ("false", "reply", "Thank you for your message. We have received it and will answer within one working day."),
    ]
    var open: [OpenEnd] = []
    for (port, name, text) in texts {
      ends = [OpenEnd(node: id, port: port)]
      let reply = add(
        "edit-fields", id: "write \(name)", name: "Write the \(name)",
        [
          "fields": [
            "to": "{{ .from // .customer // .email // \"customer\" }}",
            "subject": "Re: {{ .subject // \"your message\" }}",
            "text": TextLiteral.property(plan.text ?? text),
          ], "mode": "replace",
        ])
      if port == "false" { suggestions.append(question(reply, "to", "Which service should send the answer?")) }
      open += ends
    }
    ends = open
    flow.isLocal = false
  }

  private mutating func test() {
    add(
      "edit-fields", id: "set message", name: "Set a message",
      [
        "fields": ["message": "The workflow runs.", "received": "{{ . }}"], "mode": "replace",
      ])
    add("if-else", id: "has message", name: "Is there a message?", ["condition": "(.message // \"\") != \"\""])
    ends = ends.map { OpenEnd(node: $0.node, port: "true") }
    let id = add(
      "transform", id: "report result", name: "Report the result",
      [
        "expression": "{ok: true, message: .message, received: .received}"
      ])
    becomesData(id, isList: false)
  }
}
