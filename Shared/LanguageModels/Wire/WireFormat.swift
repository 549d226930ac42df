internal import HTTP
internal import WorkflowModels

/// How one vendor's requests are written and its replies are read. Pure: the sending is done elsewhere, once for all.
protocol WireFormat: Sendable {
  var dialect: SchemaDialect { get }
  /// Words by which a 400 says that structured output by schema is not known there.
  var schemaFields: [String] { get }

  /// The address, below the vendor's base URL.
  func path(model: String, streams: Bool) -> String
  func headers(key: String?) -> HTTPHeaders
  func body(_ request: WireRequest) -> JSON

  /// A whole reply.
  func read(_ reply: JSON, into draft: inout ReplyDraft) throws(ModelError)
  /// One event of a streamed reply; gives what is new in it.
  func read(_ event: JSON, streamedInto draft: inout ReplyDraft) throws(ModelError) -> [ModelEvent]
}

/// A request together with how it is to be said to this server.
struct WireRequest: Sendable {
  let request: ModelRequest
  let model: String
  let manners: WireManners
  let streams: Bool
  /// The schema of the structured output in the vendor's dialect.
  let output: PreparedSchema?
  let tools: [(tool: ModelTool, schema: PreparedSchema)]

  init(
    _ request: ModelRequest, model: String, manners: WireManners, streams: Bool, dialect: SchemaDialect
  ) {
    self.request = request
    self.model = model
    self.manners = manners
    self.streams = streams
    output = request.output.map { PreparedSchema($0.schema, for: dialect) }
    tools = request.tools.map { ($0, PreparedSchema($0.parameters, for: dialect)) }
  }

  /// The structured output is asked for as the call of a tool of its name.
  var outputTool: (tool: ModelTool, schema: PreparedSchema)? {
    guard manners.contains(.outputByTool), let wanted = request.output, let output else { return nil }
    return (
      ModelTool(name: wanted.name, description: "Give the reply by this call.", parameters: wanted.schema), output
    )
  }

  var allTools: [(tool: ModelTool, schema: PreparedSchema)] { tools + (outputTool.map { [$0] } ?? []) }

  /// The schema of a reply by schema; nil where a tool is used instead or no structure is wanted.
  var outputSchema: JSON? { manners.contains(.outputByTool) ? nil : output?.schema }
}

/// What had to be learnt about a server that does not know everything its vendor's format has.
struct WireManners: OptionSet, Sendable, Hashable {
  let rawValue: Int

  /// Structured output by a forced tool call, because `response_format` or its like was refused.
  static let outputByTool = WireManners(rawValue: 1)
  /// The other one of `max_tokens` and `max_completion_tokens`.
  static let otherTokenLimit = WireManners(rawValue: 2)
}
