internal import LanguageModels
internal import Platform
internal import ServiceKit
internal import Store
internal import WorkflowModels

/// Puts the AI service together: the provider, the graph around it, the cache, and the routes.
enum AIComposition {
  static let description = ServiceDescription(
    name: "ai-service", title: "AI service",
    summary: "Makes workflows out of sentences and runs them through the workflow service.",
    hostVariable: "API_HOST", portVariable: "API_PORT", defaultPort: 8001, schema: AISchema.name,
    migrations: AISchema.migrations, settings: settings)

  private static let settings =
    [
      SettingDescription(
        "ENABLE_WORKFLOW_EXECUTION", default: "true", "false: workflows are generated, but nothing is run."),
      SettingDescription(
        "LLM_FALLBACK", default: "builtin", "builtin: the planner serves when no model answers; none: a 503 does."),
      SettingDescription(
        "LLM_MAX_TOKENS", default: "\(ModelProvider.usualMaximumTokens)",
        "The most that a model may say of one workflow."),
      SettingDescription("COMPOSIO_API_KEY", default: "", "Opens Composio's catalog; without it there is no sync."),
    ] + ModelSettings.descriptions.map { SettingDescription($0.variable, default: $0.usual, $0.meaning) }
    + ToolEmbeddings.settings

  static func make(_ parts: ServiceParts) throws -> ServiceComposition {
    let isEnabled = try parts.settings.bool("ENABLE_WORKFLOW_EXECUTION", default: true)
    let workflows = WorkflowServiceClient(parts)
    let metrics = GenerationMetrics(parts.metrics)
    let keys = IdempotencyStore(pool: parts.postgres, schema: AISchema.name)
    let idempotency = IdempotencyKeys(store: keys)
    let provider = try provider(parts)
    let embeddings = ToolEmbeddings(
      try EmbeddingSettings(parts.settings), http: parts.http, postgres: parts.postgres, logger: parts.logger)
    let catalog = CatalogStore(pool: parts.postgres)
    let live = LiveCatalog(store: catalog, vectors: embeddings.vectors, logger: parts.logger)
    let library = CatalogLibrary(store: catalog, live: live, now: now)
    let generations = GenerationStore(pool: parts.postgres)
    let interactions = InteractionStore(pool: parts.postgres)
    let exemplars = ExemplarStore(pool: parts.postgres)
    let keeper = ExemplarKeeper(
      store: exemplars, generations: generations, interactions: interactions, workflows: workflows, now: now)
    let graph = GenerationGraph(
      provider: provider, live: live, exemplars: ExemplarLibrary(store: exemplars, logger: parts.logger),
      workflows: workflows, store: generations, metrics: metrics, now: now)
    let preferences = PreferenceStore(pool: parts.postgres)
    let generator = WorkflowGenerator(
      graph: graph, cache: GenerationCache(redis: parts.redis, metrics: metrics),
      preferences: PreferenceLibrary(store: preferences, logger: parts.logger))
    var api = description.emptyAPI
    GenerationRoutes.define(in: &api)
    GenerationRoutes(
      generator: generator, launcher: WorkflowLauncher(workflows: workflows, isEnabled: isEnabled),
      keeper: keeper, idempotency: idempotency
    ).add(to: &api)
    ConversationRoutes(
      conversation: Conversation(
        generator: generator, interactions: interactions,
        sessions: SessionCache(redis: parts.redis, metrics: metrics), now: now),
      interactions: interactions, idempotency: idempotency, keeper: keeper
    ).add(to: &api)
    IntegrationStatusRoutes(live: live) { Self.makers(provider) }
      .add(to: &api)
    IntegrationRoutes(live: live).add(to: &api)
    CatalogRoutes(library: library, hasComposioKey: !parts.settings.text("COMPOSIO_API_KEY", default: "").isEmpty)
      .add(to: &api)
    PreferenceRoutes(store: preferences, live: live, hasModels: provider is ModelProvider, now: now).add(to: &api)
    SuggestionRoutes(
      store: SuggestionStore(pool: parts.postgres), generations: generations,
      preferences: PreferenceLibrary(store: preferences, logger: parts.logger), live: live, now: now
    ).add(to: &api)
    ExemplarRoutes(store: exemplars, workflows: workflows, now: now).add(to: &api)
    ExecutionRoutes(workflows: workflows, idempotency: idempotency, keeper: keeper, isEnabled: isEnabled).add(to: &api)
    let indexing =
      embeddings.vectors.map { vectors in
        [
          ToolIndexing(vectors: vectors, tools: ToolCorpus.builtin.tools, logger: parts.logger),
          CatalogIndexing(live: live, vectors: vectors, logger: parts.logger),
        ] as [any Service]
      } ?? []
    return ServiceComposition(
      api: api,
      services: [
        IdempotencyCleaner(store: keys, logger: parts.logger), CatalogKeeper(library: library, logger: parts.logger),
      ] + indexing,
      // Workflows are checked, stored and run there: without it nothing can be answered.
      dependencies: [
        DependencyHealth.Dependency("workflow_service", isVital: true) { await workflows.isHealthy() ? .up : .down },
        embeddings.dependency,
      ])
  }

  /// The models that are configured; without any, the built-in planner.
  private static func provider(_ parts: ServiceParts) throws -> any GenerationProvider {
    let settings = try ModelSettings(parts.settings)
    let fallback = try parts.settings.choice("LLM_FALLBACK", default: ModelProvider.Fallback.builtin)
    guard let models = ModelGateway(settings, http: parts.http, metrics: parts.metrics, logger: parts.logger) else {
      return BuiltinProvider()
    }
    let most = try parts.settings.int(
      "LLM_MAX_TOKENS", default: ModelProvider.usualMaximumTokens, in: 64...1_000_000)
    var provider = ModelProvider(models: models, timeout: settings.timeout, fallback: fallback, logger: parts.logger)
    provider.maximumTokens = most
    return provider
  }

  /// Who makes workflows, in the order in which they are asked.
  private static func makers(_ provider: any GenerationProvider) -> [IntegrationStatusRoutes.Provider] {
    let builtin = BuiltinProvider()
    guard let models = provider as? ModelProvider else { return [.init(name: provider.name, model: provider.model)] }
    let configured = (models.models as? ModelGateway)?.configured ?? [(name: models.name, model: models.model)]
    let last = models.fallback == .builtin ? [(name: builtin.name, model: builtin.model)] : []
    return (configured + last).map { .init(name: $0.name, model: $0.model) }
  }

  @Sendable private static func now() -> Timestamp { Timestamp(microseconds: SystemTime.microsecondsSince1970) }
}
