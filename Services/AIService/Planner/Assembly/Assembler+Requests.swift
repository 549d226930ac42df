internal import WorkflowModels

/// HTTP calls, and the joining of what several of them brought.
extension WorkflowAssembler {
  mutating func request(_ plan: RequestPlan) {
    guard plan.urls.count > 1 else { return single(plan, url: plan.urls.first) }
    let before = ends
    var open: [OpenEnd] = []
    for url in plan.urls {
      ends = before
      single(plan, url: url, keepsFlow: true)
      open += ends
    }
    ends = open
    if plan.method == "GET" { merge(lists: plan.isList, noun: plan.noun) } else { flow.isLocal = false }
  }

  private mutating func single(_ plan: RequestPlan, url: String?, keepsFlow: Bool = false) {
    let brings = plan.method == "GET"
    var properties: JSONObject = ["method": .string(plan.method)]
    properties["url"] = url.map { TextLiteral.property($0) } ?? JQText.template("$trigger.url // \"\"")
    if !plan.headers.isEmpty {
      var headers: JSONObject = [:]
      for header in plan.headers {
        if case .string(let text) = header.value { headers[header.field.name] = TextLiteral.property(text) }
      }
      properties["headers"] = .object(headers)
    }
    if let body = body(plan.body) { properties["body"] = body }
    let noun = plan.noun ?? (brings ? nil : flow.noun)
    let things = noun.map { plan.isList || flow.isList == true ? Words.plural($0) : $0 }
    let verb = brings ? "Fetch" : plan.method == "DELETE" ? "Delete" : plan.method == "POST" ? "Post" : "Update"
    let what = things ?? (brings ? "data" : plan.method == "DELETE" ? "resource" : "data")
    let host = url.flatMap(Self.host)
    let name =
      "\(verb) \(what)"
      + (host.map { brings ? " from \($0)" : plan.method == "POST" ? " to \($0)" : " at \($0)" } ?? "")
    let id = add("http-request", id: "\(verb) \(what)", name: name, properties)
    if url == nil {
      missing.append(question(id, "url", "Which URL should \"\(verb) \(what)\" call?"))
    }
    guard !keepsFlow else { return }
    if brings {
      flow = DataFlow(
        origin: .node(id), shape: .body, isList: plan.isList ? true : nil, noun: plan.noun ?? flow.noun)
      response = flow
    } else {
      flow.isLocal = false
      response = DataFlow(origin: .node(id), shape: .body, noun: nil)
    }
  }

  private func body(_ body: RequestPlan.Body) -> JSON? {
    switch body {
    case .none: return nil
    case .data: return JQText.template(flow.expression)
    case .text(let text): return TextLiteral.property(text)
    case .json(let text): return (try? JSON(parsing: text)) ?? .string(text)
    case .fields(let fields):
      var object: JSONObject = [:]
      for field in fields { object[field.field.name] = TextLiteral.value(field.value, root: flow.expression) }
      return .object(object)
    }
  }

  private static func host(_ url: String) -> String? {
    let rest = url.drop { $0 != "/" }.drop { $0 == "/" }
    let host = rest.prefix { $0 != "/" && $0 != "?" && $0 != "{" }
    return host.isEmpty ? nil : String(host.prefix(40))
  }

  mutating func combine() {
    if ends.count > 1 { return merge(lists: flow.isList ?? false, noun: flow.noun) }
  }

  private mutating func merge(lists: Bool, noun: String?) {
    let id = add("merge", id: "merge results", name: "Merge results", ["mode": "collect"])
    flow = DataFlow(origin: .node(id), shape: .bodies(lists: lists), isList: true, noun: noun ?? flow.noun)
    response = nil
  }
}
