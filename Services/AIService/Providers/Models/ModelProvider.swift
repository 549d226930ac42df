internal import LanguageModels
internal import Platform
internal import ServiceKit
internal import WorkflowModels

/// Language models as a provider. A model only chooses among the tools that were found for the sentence, and what it
/// says is read into a document, checked by the workflow service and shown to it again until it is right.
struct ModelProvider: GenerationProvider {
  /// Who serves when no model gives a workflow.
  enum Fallback: String, Sendable, CaseIterable {
    case builtin
    /// Nobody: the caller is told to come back later.
    case none
  }

  let models: any LanguageModel
  /// For all calls of one generation.
  let timeout: Duration
  var fallback = Fallback.builtin
  var catalog = ToolkitCatalog.builtin
  var logger = Logger.silent

  var name: String { models.name }
  var model: String { models.model }

  /// Of one reply; enough for a hundred steps, and for models that think before they answer.
  static let usualMaximumTokens = 8192
  var maximumTokens = Self.usualMaximumTokens

  func draft(_ request: DraftRequest) async throws -> DraftReply {
    let prompt = ModelPrompt(request, catalog: request.catalog ?? catalog)
    do throws(ModelError) {
      let reply = try await ask(prompt, [.user(prompt.task)], request)
      if let question = DraftReader.clarification(of: reply.data ?? .null) { return .clarify(question: question) }
      return .workflow(draft(from: reply, prompt, before: nil))
    } catch {
      return try await standIn(for: error, request)
    }
  }

  func repair(_ draft: Draft, _ diagnostics: [Diagnostic], for request: DraftRequest) async throws -> Draft? {
    guard let said = draft.author?.reply else {
      return try await BuiltinProvider().repair(draft, diagnostics, for: request)
    }
    let prompt = ModelPrompt(request, catalog: request.catalog ?? catalog)
    let messages: [ModelMessage] = [
      .user(prompt.task), .assistant(said.text()), .user(ModelPrompt.complaint(diagnostics)),
    ]
    do throws(ModelError) {
      return self.draft(from: try await ask(prompt, messages, request), prompt, before: draft)
    } catch {
      if error.code == .cancelled { throw CancellationError() }
      return nil
    }
  }

  func lastResort(insteadOf draft: Draft, for request: DraftRequest) throws -> Draft? {
    guard fallback == .builtin, draft.author?.isFallback != true,
      case .workflow(var other) = Self.standIn(for: request)
    else { return nil }
    other.tokens = draft.tokens
    return other
  }

  /// A reply that the vendor itself refused is shown to the model once; one without an end, into which small models
  /// fall by repeating themselves, is asked for again once in other words.
  private func ask(
    _ prompt: ModelPrompt, _ messages: [ModelMessage], _ request: DraftRequest
  ) async throws(ModelError) -> ModelReply {
    var wish = ModelRequest(
      system: ModelPrompt.system, messages: messages,
      output: .init(name: "workflow", schema: DraftSchema.make(prompt.offers)), maximumTokens: maximumTokens)
    do throws(ModelError) {
      return try await say(wish, request)
    } catch {
      if error.code == .cutOff {
        wish.messages.append(.user(Self.shorter))
      } else if let said = error.failedGeneration, !said.isEmpty {
        wish.messages += [.assistant(said), .user("That is not JSON of the schema. Give the whole reply again.")]
      } else {
        throw error
      }
      await request.listener?(.restart)
      return try await say(wish, request)
    }
  }

  private static let shorter =
    "Your last reply had no end. Give a short one: as few steps as the request needs, each setting of a step once."

  private func say(_ wish: ModelRequest, _ request: DraftRequest) async throws(ModelError) -> ModelReply {
    let deadline = request.start.advanced(by: timeout)
    guard let listener = request.listener else { return try await models.complete(wish, until: deadline) }
    return try await models.stream(wish, until: deadline) { event in
      switch event {
      case .text(let text): await listener(.token(text))
      case .restart: await listener(.restart)
      case .toolCall, .usage, .end: break
      }
    }
  }

  private func draft(from reply: ModelReply, _ prompt: ModelPrompt, before: Draft?) -> Draft {
    var draft = DraftReader(prompt.offers, prompt.request).read(reply.data ?? .null)
    draft.tokens = Draft.Tokens(
      input: (before?.tokens.input ?? 0) &+ reply.usage.input,
      output: (before?.tokens.output ?? 0) &+ reply.usage.output)
    let cost = (before?.author?.cost).map { $0 + (reply.cost ?? 0) } ?? reply.cost
    draft.author = Draft.Author(provider: reply.provider, model: reply.model, cost: cost, reply: reply.data)
    return draft
  }

  private func standIn(for error: ModelError, _ request: DraftRequest) async throws -> DraftReply {
    if error.code == .cancelled { throw CancellationError() }
    logger.warning(
      "No language model gave a workflow.",
      [
        .provider: .string(error.provider), .errorCode: .string(error.code.rawValue),
        .reason: .string(error.vendorCode ?? ""),
      ])
    guard fallback == .builtin else { throw error.apiError }
    return Self.standIn(for: request)
  }

  /// What the planner answers, exemplars and all, with a note that it stands in.
  private static func standIn(for request: DraftRequest) -> DraftReply {
    let builtin = BuiltinProvider()
    guard case .workflow(var draft) = builtin.answer(request) else { return builtin.answer(request) }
    draft.author = Draft.Author(provider: builtin.name, model: builtin.model, isFallback: true)
    return .workflow(draft)
  }
}

extension ModelError: APIErrorConvertible {
  /// 503, with the models' own sentence.
  var apiError: APIError {
    .unavailable(code: "models_unavailable", "\(message).", after: after ?? .seconds(10))
  }
}
