internal import HTTP
internal import LanguageModels
internal import WorkflowModels

/// Searches the web through a SearXNG-compatible server that whoever runs the service has named.
struct WebSearchTool: AgentTool {
  let declaration: ModelTool
  private static let results = 5

  init(name: String) {
    declaration = ModelTool(
      name: name, description: "Searches the web and gives titles, addresses and extracts of what was found.",
      parameters: [
        "type": "object", "required": ["query"], "properties": ["query": ["type": "string"]],
      ])
  }

  func call(_ arguments: JSON, _ context: ToolContext) async throws(NodeFailure) -> ToolAnswer {
    guard let address = context.effects.searchURL else {
      return .error("No web search is configured (SEARCH_URL). Answer without it, and say so.")
    }
    let query = String((arguments["query"] ?? .null).asText.prefix(500))
    var request = HTTPClientRequest(.get, "\(address)/search?q=\(PercentEncoding.encode(query))&format=json")
    request.deadline = .seconds(20)
    request.maximumResponseBytes = 1 << 20
    request.mayBeSentTwice = true
    // The address is the operator's, not the workflow's.
    request.egress = .internalService
    let response: HTTPClientResponse
    do throws(HTTPClientError) {
      response = try await context.effects.http.send(request)
    } catch {
      if error.code == .cancelled { throw NodeFailure(code: "cancelled", message: "The search was cancelled.") }
      return .error("The search could not be done: \(error.message)")
    }
    guard response.status.isSuccess, let found = try? JSON(parsing: response.body) else {
      return .error("The search server answered \(response.status.code), or no JSON.")
    }
    let results = (found["results"]?.arrayValue ?? []).prefix(Self.results).map { result -> JSON in
      func text(_ name: String) -> JSON { .string(String((result[name]?.stringValue ?? "").prefix(1_000))) }
      return ["title": text("title"), "url": text("url"), "content": text("content")]
    }
    return ToolAnswer(text: JSON.array(Array(results)).text())
  }
}
