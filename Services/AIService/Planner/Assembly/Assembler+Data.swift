internal import WorkflowModels

/// Choosing and changing data. What is done to one object is an `edit-fields`; what is done to each of a list is a
/// `transform`.
extension WorkflowAssembler {
  var noun: String { flow.noun ?? "item" }
  var things: String { flow.isList == false ? noun : Words.plural(noun) }

  /// A list comes from the trigger: whatever form it was given in, it is one list from here on.
  mutating func needsList() {
    guard flow.origin == .trigger, !flow.isMember else { return }
    collect(noun)
  }

  /// What is in the input needs no node; it is where the data is from here on.
  mutating func take(_ given: GivenReader.Given) {
    guard flow.origin == .trigger else { return }
    flow.noun = given.noun ?? flow.noun
    guard let member = given.member else { return }
    flow.shape = .member(member, ofBody: flow.shape == .bodyOrSelf)
    flow.isList = given.isList ? true : nil
  }

  mutating func keep(_ condition: Condition) {
    guard !condition.isCount else { return decide(condition, [], []) }
    needsList()
    var properties: JSONObject = [:]
    if !flow.isInput { properties["items"] = JQText.template(flow.expression) }
    properties["condition"] = .string(condition.jq("$item"))
    let id = add(
      "filter", id: "keep \(things)", name: "Keep \(things) where \(condition.words)", properties)
    becomesData(id, isList: true)
  }

  mutating func set(_ assignments: [FieldAssignment]) {
    let names = assignments.map { $0.field.parts.joined(separator: ".") }.joined(separator: ", ")
    if flow.isList == true {
      let object = assignments.map { "\(JQText.key($0.field.name)): \(TextLiteral.jq($0.value, root: "."))" }
      return transformEach("set \(names)", "Set \(names) of each \(noun)", ". + {\(object.joined(separator: ", "))}")
    }
    let isCall = flow.shape == .bodyOrSelf && flow.isLocal
    if !isCall { takeOutOfBody() }
    var fields: JSONObject = [:]
    for assignment in assignments {
      fields[assignment.field.name] = TextLiteral.value(assignment.value, root: flow.expression)
    }
    let id = add("edit-fields", id: "set \(names)", name: "Set \(names)", ["fields": .object(fields)])
    // A call keeps its body, and what was set stands beside it.
    becomesData(id, shape: isCall ? .bodyWith(assignments.map(\.field.name)) : .itself, isList: false)
  }

  mutating func keep(_ fields: [FieldPath]) {
    let names = fields.map(\.name).joined(separator: ", ")
    if flow.isList == true {
      let object = fields.map { "\(JQText.key($0.name)): \($0.jq(from: "."))" }.joined(separator: ", ")
      return transformEach("keep \(names)", "Keep \(names) of each \(noun)", "{\(object)}")
    }
    var properties: JSONObject = [:]
    for field in fields { properties[field.name] = JQText.template(field.jq(from: flow.expression)) }
    let id = add(
      "edit-fields", id: "keep \(names)", name: "Keep \(names)", ["fields": .object(properties), "mode": "replace"])
    becomesData(id, isList: false)
  }

  mutating func remove(_ fields: [FieldPath]) {
    let names = fields.map(\.name).joined(separator: ", ")
    if flow.isList == true {
      let paths = fields.map { $0.jq(from: ".") }.joined(separator: ", ")
      return transformEach("remove \(names)", "Remove \(names) of each \(noun)", "del(\(paths))")
    }
    takeOutOfBody()
    let id = add(
      "edit-fields", id: "remove \(names)", name: "Remove \(names)",
      ["fields": [:], "remove": .array(fields.map { .string($0.parts.joined(separator: ".")) })])
    becomesData(id, isList: false)
  }

  mutating func rename(_ renamings: [FieldRenaming]) {
    let names = renamings.map { "\($0.from.name) to \($0.to.name)" }.joined(separator: ", ")
    if flow.isList == true {
      let added = renamings.map { "\(JQText.key($0.to.name)): \($0.from.jq(from: "."))" }.joined(separator: ", ")
      let gone = renamings.map { $0.from.jq(from: ".") }.joined(separator: ", ")
      return transformEach("rename \(names)", "Rename \(names)", "(. + {\(added)} | del(\(gone)))")
    }
    takeOutOfBody()
    var fields: JSONObject = [:]
    for renaming in renamings { fields[renaming.to.name] = JQText.template(renaming.from.jq(from: flow.expression)) }
    let gone = renamings.map { JSON.string($0.from.name) }
    let id = add(
      "edit-fields", id: "rename \(names)", name: "Rename \(names)",
      ["fields": .object(fields), "remove": .array(gone)])
    becomesData(id, isList: false)
  }

  mutating func transformEach(_ id: String, _ name: String, _ program: String) {
    needsList()
    let node = add("transform", id: id, name: name, ["expression": .string(flow.piped("map(\(program))"))])
    becomesData(node, isList: true)
  }

  /// `edit-fields` changes its input; data that an answer carries is taken out of it first.
  mutating func takeOutOfBody() {
    guard !flow.isInput else { return }
    let id = add(
      "transform", id: "take \(flow.noun ?? "body")", name: "Take the \(flow.noun ?? "body")",
      ["expression": .string(flow.expression)])
    becomesData(id, isList: flow.isList)
  }

  mutating func compute(_ computation: Computation) {
    if computation.wantsList { needsList() }
    let program = computation.jq(isList: flow.isList ?? false)
    let what = computation.words(things)
    let node = add(
      "transform", id: what, name: what.prefix(1).uppercased() + what.dropFirst(),
      [
        "expression": .string(flow.piped(program))
      ])
    becomesData(node, isList: computation.givesList(isList: flow.isList ?? false), measure: computation.measure)
  }
}
