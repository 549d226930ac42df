internal import WorkflowModels

/// Messages and records: written here, given out as the output, since no service is connected to carry them yet.
extension WorkflowAssembler {
  /// Messages and records one after the other stand side by side: none is input to the next, all are output.
  private mutating func standBeside() {
    if let beforeMessages {
      ends = beforeMessages
    } else {
      beforeMessages = ends
    }
  }

  private mutating func addBeside(_ id: String, _ name: String, _ fields: JSONObject) -> NodeID {
    let earlier = beforeMessages == nil ? [] : ends
    standBeside()
    if !earlier.isEmpty { flow.isLocal = flow.isLocal || wasLocalBeforeMessages }
    wasLocalBeforeMessages = flow.isLocal
    let id = add("edit-fields", id: id, name: name, ["fields": .object(fields), "mode": "replace"])
    ends = earlier + ends
    return id
  }

  mutating func message(_ plan: MessagePlan) {
    if plan.isReply, flow.origin == .trigger, !hasFollowers, beforeMessages == nil { return reply(plan) }
    if alertsOnlyIfAny, flow.isList == true { return alertIfAny(plan) }
    if plan.medium == .email, plan.isMail { return sendMail(plan) }
    let fields = messageFields(plan)
    let target = plan.channel ?? plan.to.first
    let what = Self.what(plan)
    let name = "Write \(what)" + (target.map { " for \($0)" } ?? "")
    let id = addBeside("write \(plan.service ?? plan.medium.rawValue)", name, fields)
    flow.isLocal = false
    suggest(plan, at: id)
  }

  /// What is said to go by e-mail is sent; who gets it may be in the data.
  private mutating func sendMail(_ plan: MessagePlan) {
    var fields = messageFields(plan)
    fields["items"] = nil
    fields["credential"] = "mail"
    if plan.to.first.map({ !$0.contains("@") || !$0.utf8.allSatisfy { $0 < 128 } }) ?? false {
      fields["to"] = JQText.template("\(FieldPath(["email"]).jq(from: flow.expression)) // \"\"")
    }
    let id = add("send-email", id: "send email", name: "Send an e-mail to \(plan.to.first ?? "")", fields)
    flow.isLocal = false
    missing.append(
      question(id, "credential", "Which mail account sends it? Store a credential of the type smtp and name it here."))
  }

  /// What is monitored is only worth a message when there is something.
  private mutating func alertIfAny(_ plan: MessagePlan) {
    alertsOnlyIfAny = false
    let things = Words.plural(noun)
    let id = add(
      "if-else", id: "any \(things)", name: "Are there any \(things)?",
      [
        "condition": .string("(\(flow.expression) | length) > 0")
      ])
    let before = flow
    ends = [OpenEnd(node: id, port: "true")]
    message(plan)
    let alerted = ends
    flow = before
    ends = [OpenEnd(node: id, port: "false")]
    add(
      "edit-fields", id: "nothing to report", name: "Nothing to report",
      [
        "fields": ["text": .string("There are no \(things) to report."), "count": 0], "mode": "replace",
      ])
    ends = alerted + ends
    beforeMessages = nil
    flow.isLocal = false
  }

  static func what(_ plan: MessagePlan) -> String {
    switch plan.medium {
    case .email: "an e-mail"
    case .chat: plan.service.map { "a \($0.prefix(1).uppercased() + $0.dropFirst()) message" } ?? "a message"
    case .sms: "a text message"
    case .alert: "an alert"
    }
  }

  func messageFields(_ plan: MessagePlan) -> JSONObject {
    var fields: JSONObject = [:]
    let data = flow.expression
    let text = plan.text.map { TextLiteral.property($0) } ?? told(plan) ?? greeting(plan) ?? usualText
    switch plan.medium {
    case .email:
      fields["to"] = recipient(plan)
      fields["subject"] = plan.subject.map { TextLiteral.property($0) } ?? .string(subject(plan))
      fields["text"] = text
    case .chat, .alert:
      fields["channel"] = .string(plan.channel ?? channel(plan))
      if let service = plan.service { fields["service"] = .string(service) }
      fields["text"] = text
    case .sms:
      fields["to"] = recipient(plan)
      fields["text"] = text
    }
    if flow.measure == nil, flow.isList == true { fields["items"] = JQText.template(data) }
    return fields
  }

  private func channel(_ plan: MessagePlan) -> String {
    guard let first = plan.to.first, !["me", "us", "everyone"].contains(first) else { return "#alerts" }
    return "#" + Words.slug(first, separator: "-")
  }

  private func told(_ plan: MessagePlan) -> JSON? {
    plan.fields.isEmpty ? JSON?.none : text(of: plan.fields)
  }

  private func greeting(_ plan: MessagePlan) -> JSON? {
    guard let occasion = plan.occasion, flow.isList != true else { return nil }
    let name = FieldPath(["name"]).jq(from: flow.expression)
    return .string("Hello {{ \(name) // \"there\" }}, \(occasion == "welcome" ? "welcome!" : "thank you!")")
  }

  private func subject(_ plan: MessagePlan) -> String {
    if let occasion = plan.occasion { return occasion == "welcome" ? "Welcome" : "Thank you" }
    let noun = (plan.about ?? flow.noun ?? "workflow").replacing("_", with: " ")
    return noun.prefix(1).uppercased() + noun.dropFirst() + " update"
  }

  private func recipient(_ plan: MessagePlan) -> JSON {
    guard let first = plan.to.first else {
      return JQText.template("\(FieldPath(["email"]).jq(from: flow.expression)) // \"\"")
    }
    if first.contains("@") { return .string(plan.to.joined(separator: ", ")) }
    let known: Set<String> = ["customer", "user", "client", "sender", "lead", "author", "customers", "users", "owner"]
    guard known.contains(first), flow.isList != true, flow.measure == nil else { return .string(first) }
    return JQText.template("\(FieldPath(["email"]).jq(from: flow.expression)) // \"\(Words.singular(first))\"")
  }

  /// What a message says when the prompt does not say it; it takes any data, none too.
  var usualText: JSON {
    let data = flow.expression
    if let measure = flow.measure {
      return .string(
        "\(measure.prefix(1).uppercased() + measure.dropFirst()): {{ \(data).\(measure) // 0 }}".replacing(
          "..", with: "."))
    }
    if flow.isList == true { return .string("{{ \(data) | length }} \(Words.plural(noun)) need attention.") }
    let name = noun.prefix(1).uppercased() + noun.dropFirst()
    let head = situation.map { "\($0.prefix(1).uppercased() + $0.dropFirst()). \(name)" } ?? name
    return .string("\(head.replacing("{{", with: "")): {{ \(data) // \"no details\" }}")
  }

  private mutating func suggest(_ plan: MessagePlan, at id: NodeID) {
    switch plan.medium {
    case .email:
      let open = plan.to.first.map { !$0.contains("@") } ?? true
      if open { suggestions.append(question(id, "to", "Which e-mail address should get this message?")) }
    case .chat, .alert:
      if plan.channel == nil {
        suggestions.append(
          question(id, "channel", "Where should this \(plan.medium == .alert ? "alert" : "message") go?"))
      }
    case .sms: suggestions.append(question(id, "to", "Which number should get this message?"))
    }
  }

  mutating func record(_ destination: String) {
    let name = destination.replacing("_", with: " ")
    let id = addBeside(
      "write \(destination) record", "Write the record for \(name)",
      [
        "destination": .string(destination), "record": JQText.template(flow.expression),
      ])
    flow.isLocal = false
    suggestions.append(question(id, "destination", "Which URL takes new records of \(name)?"))
  }

  mutating func label(_ plan: LabelPlan) {
    // Many are summed up as one text; anything else is said of each.
    if plan.purpose == .summary || flow.isList != true && !plan.isList, language(plan) { return }
    let field = plan.purpose.rawValue
    if let noun = plan.noun, flow.origin == .trigger {
      flow.noun = noun
      if plan.isList { collect(noun, suggesting: true) }
    }
    let words = "Add \(field)"
    if flow.isList == true {
      transformEach("add \(field)", words + " to each \(noun)", ". + {\(field): (\(LabelProgram.jq(plan)))}")
    } else {
      takeOutOfBody()
      let id = add(
        "edit-fields", id: "add \(field)", name: words, ["fields": [field: JQText.template(LabelProgram.jq(plan))]])
      becomesData(id, isList: false)
    }
    if let last = nodes.last {
      suggestions.append(
        question(last.id, "fields.\(field)", "The \(field) comes from simple rules. Should a model decide it?"))
    }
  }
}
