internal import HTTP
internal import ServiceKit
internal import Store
internal import WorkflowModels

/// `POST /workflow/execute` where nothing is out of the ordinary: a document that is known byte by byte, a workflow that
/// only computes, no key. It is answered without a task and without parsing the document. Everything else, and every
/// mistake, is left to `ExecuteRoutes`, which says what is wrong.
struct ImmediateRoute: Sendable {
  let engine: ExecutionEngine
  static let documentField = "workflow_data"

  func add(to api: inout API) {
    api.postDirectly("/workflow/execute") { request, done in answer(request, done) }
  }

  private func answer(_ request: APIRequest, _ done: @escaping HTTPAnswer) -> Bool {
    guard request.query.items.isEmpty, !request.headers.contains("Idempotency-Key"),
      let (fields, known) = read(request.http.body), fields.allSatisfy({ Self.isKnown(field: $0.key) }),
      let user = fields["user_id"]?.stringValue.flatMap(UserID.init(validating:)),
      let wait = fields["wait_seconds"].map({ $0.doubleValue }) ?? 0, (0...ExecuteRoutes.longestWait).contains(wait)
    else { return false }
    let id = ExecutionID.next()
    let identity = ExecutionIdentity(
      id: id, userID: user, workflowID: known.id ?? WorkflowID(onlyOf: id), workflowVersion: nil,
      startedAt: engine.parts.now(), businessKey: nil, trigger: nil, input: fields["input"] ?? [:])
    return engine.startAtOnce(known.workflow, identity) { [failures = request.failures] result in
      switch result {
      case .success(let immediate): done(Self.answer(immediate, isWhole: wait > 0))
      case .failure(let error): done(failures.answer(to: error))
      }
    }
  }

  private static func answer(_ immediate: ImmediateExecution, isWhole: Bool) -> HTTPResponse {
    if isWhole { return .json(ExecutionView(immediate).json) }
    return .json(bytes: ExecutionView.summaryBytes(immediate.identity, status: .running, completedAt: nil))
  }

  private static func isKnown(field: String) -> Bool {
    switch field {
    case documentField, "user_id", "input", "wait_seconds": true
    default: false
    }
  }

  /// The body with a null in the document's place, and the document.
  private func read(_ body: [UInt8]) -> (JSONObject, KnownDocuments.Known)? {
    guard let (place, known) = engine.library.known.find(in: body) else { return nil }
    // The document is valid by itself: if the rest is valid with a null instead, and has no other document, the whole is.
    var rest: [UInt8] = []
    rest.reserveCapacity(body.count - place.count + 4)
    rest += body[..<place.lowerBound]
    rest += "null".utf8
    rest += body[place.upperBound...]
    guard JSONMemberPlace.find(Self.documentField, in: rest) == place.lowerBound..<(place.lowerBound + 4),
      case .object(let fields)? = try? JSON(parsing: rest)
    else { return nil }
    return (fields, known)
  }
}
