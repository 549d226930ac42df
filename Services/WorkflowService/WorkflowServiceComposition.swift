internal import Catalog
internal import Expressions
internal import HTTP
internal import LanguageModels
internal import Platform
internal import Postgres
internal import ServiceKit
internal import Store
internal import WorkflowModels

/// How the workflow service is put together.
struct WorkflowServiceComposition {
  static let description = ServiceDescription(
    name: "workflow-service", title: "Workflow service", summary: "Stores, versions and executes workflows durably.",
    hostVariable: "WORKFLOW_SERVICE_HOST", portVariable: "WORKFLOW_SERVICE_PORT", defaultPort: 8002,
    schema: WorkflowSchema.name, migrations: WorkflowSchema.migrations,
    settings: [
      SettingDescription(
        "HTTP_ALLOW_PRIVATE", default: "none", "Networks (CIDR, by commas) that workflows may call though private."),
      SettingDescription(
        CredentialsKey.variable, default: "none",
        "32 bytes as base64 or hexadecimal digits; without it no credential can be stored."),
      SettingDescription(
        "SCHEDULER_URL", default: "http://127.0.0.1:8003", "Where the scheduler is, which hears of schedule nodes."),
      SettingDescription(
        "MAX_RUNNING", default: "20000", "Executions in one process's memory; what comes beyond waits in the queue."),
      SettingDescription("SEARCH_URL", default: "none", "A SearXNG-compatible server, for agents that search the web."),
      SettingDescription("RETENTION_DAYS", default: "30", "Ended executions are deleted after this; 0 keeps them."),
      SettingDescription(
        "EXECUTOR_LEASE_SECONDS", default: "5", "After this silence others take a process's executions over."),
    ] + TableMeaning.settings
      + ModelSettings.descriptions.map { SettingDescription($0.variable, default: $0.usual, $0.meaning) })

  let composition: ServiceComposition

  init(_ parts: ServiceParts) throws {
    let leaseLength = try parts.settings.seconds(
      "EXECUTOR_LEASE_SECONDS", default: .seconds(5), in: .seconds(1) ... .seconds(300))
    let lease = ExecutorLease(pool: parts.postgres, length: leaseLength, logger: parts.logger)
    let writes = Self.writerPool(parts)
    let store = ExecutionStore(
      pool: parts.postgres, writes: writes, reads: parts.postgresReads, lease: lease, metrics: parts.metrics,
      telling: SharedWakes.run)
    let documents = DocumentStore(pool: parts.postgres)
    let workflows = WorkflowStore(pool: parts.postgres, documents: documents)
    let credentials = CredentialStore(pool: parts.postgres)
    let keeper = CredentialKeeper(
      store: credentials, key: try CredentialsKey.read(parts.settings), logger: parts.logger)
    let budget = try Self.expressionBudget(parts.settings)
    let engine = ExecutionEngine(
      parts: EngineParts(
        store: store, http: parts.http, egress: try Self.egress(parts.settings), credentials: keeper,
        models: ModelDirectory(
          try ModelSettings(parts.settings), http: parts.http, metrics: parts.metrics, logger: parts.logger),
        agents: AgentParts(
          store: AgentMemoryStore(pool: parts.postgres), searchURL: try parts.settings.optionalURL("SEARCH_URL")),
        meaning: TableMeaning.read(parts.settings, logger: parts.logger),
        reactor: parts.reactor, metrics: parts.metrics, logger: parts.logger),
      library: WorkflowLibrary(documents: documents, budget: budget), workflows: workflows,
      wakes: WakeChannel(redis: parts.redis),
      limits: try Self.limits(parts.settings))
    let reader = ExecutionReader(engine: engine)

    var api = Self.description.emptyAPI
    Self.define(&api)
    let heads = WorkflowHeads(pool: parts.postgres, metrics: parts.metrics)
    ExecuteRoutes(engine: engine, heads: heads, reader: reader).add(to: &api)
    ImmediateRoute(engine: engine).add(to: &api)
    BatchRoutes(engine: engine, workflows: workflows, reader: reader).add(to: &api)
    ExecutionRoutes(engine: engine, reader: reader, workflows: workflows).add(to: &api)
    SignalRoutes(engine: engine, reader: reader).add(to: &api)
    ReplayRoutes(engine: engine, reader: reader).add(to: &api)
    LiveRoutes(reader: reader).add(to: &api)
    let keys = IdempotencyStore(
      pool: parts.postgres, schema: WorkflowSchema.name, table: WorkflowSchema.creationKeys)
    let schedules = ScheduleSync(
      outbox: ScheduleOutbox(pool: parts.postgres), workflows: workflows, library: engine.library,
      schedulerURL: try parts.settings.url("SCHEDULER_URL", default: "http://127.0.0.1:8003"), http: parts.http,
      now: engine.parts.now, logger: parts.logger, metrics: parts.metrics)
    WorkflowRoutes(
      engine: engine, workflows: workflows, idempotency: IdempotencyKeys(store: keys), schedules: schedules
    ).add(to: &api)
    LookupRoute(store: store).add(to: &api)
    VersionRoutes(workflows: workflows).add(to: &api)
    VersionChangeRoutes(engine: engine, workflows: workflows, schedules: schedules).add(to: &api)
    ActivationRoutes(engine: engine, workflows: workflows, schedules: schedules).add(to: &api)
    WebhookRoutes(engine: engine, workflows: workflows, reader: reader).add(to: &api)
    ChatRoutes(engine: engine, workflows: workflows, reader: reader).add(to: &api)
    CredentialRoutes(keeper: keeper, store: credentials).add(to: &api)
    NodeTrialRoutes(engine: engine, workflows: workflows).add(to: &api)
    ExpressionRoutes(now: engine.parts.now, budget: budget).add(to: &api)
    CompletionRoutes(workflows: workflows, registry: .standard).add(to: &api)
    NodeTypeRoutes(registry: .standard).add(to: &api)
    // The lease is given back last: until then what was begun is still written under it.
    composition = ServiceComposition(
      api: api,
      services: [
        writes, lease, store, heads, keeper, engine, schedules, IdempotencyCleaner(store: keys, logger: parts.logger),
      ],
      // Before its first heartbeat a process may begin nothing.
      dependencies: [DependencyHealth.Dependency("executor_lease", isVital: true) { lease.isHeld ? .up : .down }])
  }

  private static func expressionBudget(_ settings: Settings) throws(SettingsError) -> ExpressionBudget {
    let usual = ExpressionBudget.standard
    return ExpressionBudget(
      steps: try settings.int("EXPRESSION_STEPS", default: usual.steps, in: 1000...1_000_000_000),
      bytes: try settings.int("EXPRESSION_BYTES", default: usual.bytes, in: 65_536...17_179_869_184),
      depth: try settings.int("EXPRESSION_DEPTH", default: usual.depth, in: 100...100_000))
  }

  private static func limits(_ settings: Settings) throws(SettingsError) -> EngineLimits {
    var limits = EngineLimits()
    limits.maximumRunning = try settings.int("MAX_RUNNING", default: limits.maximumRunning, in: 1...1_000_000)
    let days = try settings.int("RETENTION_DAYS", default: 30, in: 0...36_500)
    limits.retention = days == 0 ? nil : .seconds(days * 86_400)
    return limits
  }

  /// Connections of the batches alone: no list and no history is before them, and the planner is told how they are.
  private static func writerPool(_ parts: ServiceParts) -> PostgresPool {
    var configuration = parts.postgres.configuration
    configuration.poolName = "writer"
    configuration.maximumConnections = ExecutionStore.writerConnections
    configuration.sessionSettings.merge(ExecutionStore.writerSettings) { _, ours in ours }
    return PostgresPool(
      configuration: configuration, reactor: parts.reactor, logger: parts.logger, metrics: parts.metrics)
  }

  private static func egress(_ settings: Settings) throws(SettingsError) -> EgressPolicy {
    var networks: [CIDR] = []
    for text in settings.list("HTTP_ALLOW_PRIVATE") {
      guard let network = CIDR(text) else {
        throw SettingsError(
          variable: "HTTP_ALLOW_PRIVATE",
          message: "HTTP_ALLOW_PRIVATE must be networks such as 10.0.0.0/8, divided by commas")
      }
      networks.append(network)
    }
    return EgressPolicy(allowPrivate: networks)
  }

  private static func define(_ api: inout API) {
    let workflow = APISchema.standing(WorkflowDocumentSchema().json, as: "Workflow")
    api.define("Workflow", workflow)
    let owner = APISchema.string("Whose workflow it is; a query parameter does as well.")
    api.define("WorkflowOfUser", workflow.requiring("user_id", owner))
    api.define(
      "StoredWorkflow",
      .object([
        "id": .string(), "name": .string(), "version": .integer(), "active": .boolean(), "user_id": .string(),
        "nodes": .array(of: .object()), "edges": .array(of: .object()), "created_at": .time(), "updated_at": .time(),
      ]))
    api.define(
      "Execution",
      .object([
        "execution_id": .string(), "status": .choice(ExecutionStatus.allCases.map(\.rawValue)),
        "workflow_id": .string(), "workflow_version": .any, "user_id": .string(), "started_at": .time(),
        "completed_at": .any, "execution_time_seconds": .any, "input": .any, "output_data": .any,
        "error_message": .any, "node_states": .object(), "chat_response": .any,
      ]))
  }
}
