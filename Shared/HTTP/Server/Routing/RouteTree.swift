/// All routes, by the segments of their paths. A literal segment wins over a parameter, a parameter over the rest.
///
/// A path that fits several patterns goes to the best one that has the method: with `GET /schedules/preview` and
/// `DELETE /schedules/{id}`, `DELETE /schedules/preview` is the second.
struct RouteTree: Sendable {
  struct Route: Sendable {
    let pattern: RoutePattern
    let names: [String]
    let respond: HTTPResponder
  }

  enum Match: Sendable {
    case route(Route, captured: [String])
    case methodNotAllowed([HTTPMethod])
    case notFound
  }

  private struct Node {
    var literals: [String: Int] = [:]
    var parameter: Int?
    var rest: Int?
    /// Few, so a list. nil stands for every method.
    var routes: [(method: HTTPMethod?, route: Route)] = []
  }

  private var nodes = [Node()]

  mutating func add(
    _ method: HTTPMethod?, _ pattern: RoutePattern, _ respond: @escaping HTTPResponder
  ) {
    var place = 0
    for segment in pattern.segments { place = child(of: place, for: segment) }
    precondition(
      !nodes[place].routes.contains { $0.method == method },
      "A route is added once: \(method?.rawValue ?? "any method") \(pattern.text)")
    nodes[place].routes.append(
      (method, Route(pattern: pattern, names: pattern.names, respond: respond)))
  }

  /// - Parameter segments: decoded.
  func match(_ method: HTTPMethod, _ segments: [String]) -> Match {
    var search = Search(method: method)
    if let route = find(&search, node: 0, segments[...]) { return .route(route, captured: search.captured) }
    return search.allowed.isEmpty ? .notFound : .methodNotAllowed(search.allowed)
  }

  private struct Search {
    let method: HTTPMethod
    var captured: [String] = []
    var allowed: [HTTPMethod] = []
  }

  /// Goes no deeper than the routes do, however long the path is.
  private func find(_ search: inout Search, node place: Int, _ segments: ArraySlice<String>) -> Route? {
    let node = nodes[place]
    guard let first = segments.first else { return route(of: node, &search) }
    if let next = node.literals[first], let route = find(&search, node: next, segments.dropFirst()) { return route }
    if let next = node.parameter, !first.isEmpty {
      search.captured.append(first)
      if let route = find(&search, node: next, segments.dropFirst()) { return route }
      search.captured.removeLast()
    }
    if let next = node.rest {
      search.captured.append(segments.joined(separator: "/"))
      if let route = route(of: nodes[next], &search) { return route }
      search.captured.removeLast()
    }
    return nil
  }

  private func route(of node: Node, _ search: inout Search) -> Route? {
    var fallback: Route?
    var get: Route?
    for (method, route) in node.routes {
      if method == search.method { return route }
      if method == nil { fallback = route }
      if method == .get { get = route }
    }
    // What GET would answer, without its body.
    if search.method == .head, let get { return get }
    if let fallback { return fallback }
    for (method, _) in node.routes {
      guard let method, !search.allowed.contains(method) else { continue }
      search.allowed.append(method)
      if method == .get { search.allowed.append(.head) }
    }
    return nil
  }

  private mutating func child(of place: Int, for segment: RoutePattern.Segment) -> Int {
    let known =
      switch segment {
      case .literal(let word): nodes[place].literals[word]
      case .parameter: nodes[place].parameter
      case .rest: nodes[place].rest
      }
    if let known { return known }
    let new = nodes.count
    nodes.append(Node())
    switch segment {
    case .literal(let word): nodes[place].literals[word] = new
    case .parameter: nodes[place].parameter = new
    case .rest: nodes[place].rest = new
    }
    return new
  }
}
