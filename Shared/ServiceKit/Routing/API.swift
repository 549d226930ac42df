package import HTTP
internal import WorkflowModels

/// The routes of a service, each declared once together with its handler, so that the OpenAPI document and the
/// behaviour cannot drift apart.
/// ```
/// api.get("/schedules/{id}", "One schedule", tag: "Schedules", parameters: [.userID]) { request in … }
/// ```
/// A path with and without a trailing slash is the same route: a pattern is declared once.
package struct API: Sendable {
  package typealias Handler = @Sendable (APIRequest) async throws -> HTTPResponse

  /// Answers without a task, where it can; see `HTTPHandler.answer`. What goes wrong it answers by
  /// `APIRequest.failures`.
  package typealias DirectHandler = @Sendable (APIRequest, @escaping HTTPAnswer) -> Bool

  /// A type of its own: a function by itself is called through several others when it comes out of a dictionary.
  struct Direct: Sendable {
    let handler: DirectHandler
  }

  package let title: String
  package let version: String
  package let summary: String
  package private(set) var routes: [(route: APIRoute, handler: Handler)] = []
  /// By the pattern of their POST route.
  private(set) var directHandlers: [String: Direct] = [:]
  /// Named schemas (`components/schemas`) that routes refer to by `APISchema.reference`.
  package private(set) var schemas: [(name: String, schema: APISchema)] = []

  package init(title: String, version: String, summary: String) {
    self.title = title
    self.version = version
    self.summary = summary
  }

  package mutating func define(_ name: String, _ schema: APISchema) { schemas.append((name, schema)) }

  package mutating func add(_ route: APIRoute, _ handler: @escaping Handler) { routes.append((route, handler)) }

  /// Gives a POST route a second handler, which is tried first: for the requests that come most and need least.
  package mutating func postDirectly(_ pattern: String, _ handler: @escaping DirectHandler) {
    directHandlers[pattern] = Direct(handler: handler)
  }

  /// Gives the route declared last another handler: the document that lists all routes is itself one of them.
  mutating func replaceLast(_ handler: @escaping Handler) {
    guard let last = routes.popLast() else { return }
    routes.append((last.route, handler))
  }

  package mutating func get(
    _ pattern: String, _ summary: String, tag: String = "", description: String = "",
    parameters: [APIParameter] = [], responses: [APIResponse] = [.ok()], _ handler: @escaping Handler
  ) {
    add(
      APIRoute(
        method: .get, pattern: pattern, summary: summary, tag: tag, description: description, parameters: parameters,
        responses: responses), handler)
  }

  package mutating func post(
    _ pattern: String, _ summary: String, tag: String = "", description: String = "",
    parameters: [APIParameter] = [], body: APISchema? = nil, responses: [APIResponse] = [.ok()],
    _ handler: @escaping Handler
  ) {
    add(
      APIRoute(
        method: .post, pattern: pattern, summary: summary, tag: tag, description: description, parameters: parameters,
        body: body, responses: responses), handler)
  }

  package mutating func put(
    _ pattern: String, _ summary: String, tag: String = "", description: String = "",
    parameters: [APIParameter] = [], body: APISchema? = nil, responses: [APIResponse] = [.ok()],
    _ handler: @escaping Handler
  ) {
    add(
      APIRoute(
        method: .put, pattern: pattern, summary: summary, tag: tag, description: description, parameters: parameters,
        body: body, responses: responses), handler)
  }

  /// A route for every method that has none of its own on this pattern.
  package mutating func any(
    _ pattern: String, _ summary: String, tag: String = "", description: String = "",
    parameters: [APIParameter] = [], responses: [APIResponse] = [.ok()], _ handler: @escaping Handler
  ) {
    add(
      APIRoute(
        method: nil, pattern: pattern, summary: summary, tag: tag, description: description, parameters: parameters,
        responses: responses), handler)
  }

  package mutating func delete(
    _ pattern: String, _ summary: String, tag: String = "", description: String = "",
    parameters: [APIParameter] = [], responses: [APIResponse] = [.noContent], _ handler: @escaping Handler
  ) {
    add(
      APIRoute(
        method: .delete, pattern: pattern, summary: summary, tag: tag, description: description,
        parameters: parameters, responses: responses), handler)
  }
}
