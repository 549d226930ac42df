// swift-tools-version: 6.2
import PackageDescription

/// What every Swift target of the house is compiled with. Each upcoming feature is guarded in the sources by
/// `LanguageFeatures.swift` of the models library, because a misspelt flag is ignored in silence.
let house: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
]

func shared(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .target(name: name, dependencies: dependencies, path: "Shared/\(name)", swiftSettings: house)
}

func service(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .executableTarget(
    name: name, dependencies: dependencies, path: "Services/\(name)", swiftSettings: house)
}

func system(_ name: String, debian package: String) -> Target {
  .systemLibrary(name: name, path: "Shared/CSystem/\(name)", providers: [.apt([package])])
}

func test(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .testTarget(name: name, dependencies: dependencies, path: "Tests/\(name)", swiftSettings: house)
}

let everyFloorBelowServices: [Target.Dependency] = [
  "WorkflowModels", "Expressions", "Platform", "Postgres", "Redis", "HTTP", "ServiceKit", "Store", "Catalog",
  "LanguageModels",
  "Embeddings",
]

let package = Package(
  name: "WorkflowAutomationEngine",
  products: [
    .executable(name: "ai-service", targets: ["AIService"]),
    .executable(name: "workflow-service", targets: ["WorkflowService"]),
    .executable(name: "scheduler-service", targets: ["SchedulerService"]),
    .executable(name: "bench-empty-handler", targets: ["HTTPServerBenchmark"]),
    .executable(name: "bench-expressions", targets: ["ExpressionsBenchmark"]),
    .executable(name: "expression-runner", targets: ["ExpressionRunner"]),
    .executable(name: "cron-runner", targets: ["CronRunner"]),
    .executable(name: "bench-json", targets: ["JSONBenchmark"]),
    .executable(name: "bench-embeddings", targets: ["EmbeddingsBenchmark"]),
    .executable(name: "bench-postgres-limit", targets: ["PostgresLimitBenchmark"]),
  ],
  targets: [
    // Floor 0: the C libraries.
    system("CPostgres", debian: "libpq-dev"),
    system("CRedis", debian: "libhiredis-dev"),
    system("CCurl", debian: "libcurl4-openssl-dev"),
    system("CMicrohttpd", debian: "libmicrohttpd-dev"),
    system("CWslay", debian: "libwslay-dev"),
    system("CCrypto", debian: "libssl-dev"),
    system("CLinux", debian: "libc6-dev"),

    // Floor 1: pure values, and what a process needs to live.
    shared("WorkflowModels", []),
    shared("Expressions", ["WorkflowModels"]),
    shared("Platform", ["CLinux", "CCrypto"]),
    shared("Embeddings", ["WorkflowModels", "Platform"]),

    // Floor 2: clients and servers of one protocol each.
    shared("Postgres", ["Platform", "CPostgres"]),
    shared("Redis", ["Platform", "CRedis"]),
    shared("HTTP", ["Platform", "CCurl", "CMicrohttpd", "CWslay", "CCrypto", "CLinux"]),

    // Floor 2.5: one protocol on top of another.
    shared("LanguageModels", ["WorkflowModels", "Platform", "HTTP"]),

    // Floor 3: what the services share.
    shared("Store", ["WorkflowModels", "Platform", "Postgres", "Redis"]),
    shared("Catalog", ["WorkflowModels", "Expressions", "Platform", "HTTP", "LanguageModels"]),
    shared("ServiceKit", ["WorkflowModels", "Platform", "HTTP", "Postgres", "Redis", "Store"]),

    // Floor 4: the services.
    service("AIService", everyFloorBelowServices),
    service("WorkflowService", everyFloorBelowServices),
    service(
      "SchedulerService", ["WorkflowModels", "Platform", "HTTP", "Postgres", "ServiceKit", "Store"]),

    // Floor 5: tests and benchmarks.
    .systemLibrary(name: "CJansson", path: "Benchmarks/JSON/CJansson", providers: [.apt(["libjansson-dev"])]),
    .executableTarget(
      name: "JSONBenchmark", dependencies: ["WorkflowModels", "CJansson"], path: "Benchmarks/JSON",
      exclude: ["CJansson"], resources: [.embedInCode("reference-workflow.json")], swiftSettings: house),
    .executableTarget(
      name: "HTTPServerBenchmark", dependencies: ["HTTP", "Platform"], path: "Benchmarks/HTTPServer",
      swiftSettings: house),
    .executableTarget(
      name: "PostgresLimitBenchmark", dependencies: ["Postgres", "Platform"], path: "Benchmarks/PostgresLimit",
      swiftSettings: house),
    .executableTarget(
      name: "ExpressionsBenchmark", dependencies: ["Expressions", "WorkflowModels"], path: "Benchmarks/Expressions",
      exclude: ["libjq.c"], swiftSettings: house),
    .executableTarget(
      name: "EmbeddingsBenchmark", dependencies: ["Embeddings", "WorkflowModels"], path: "Benchmarks/Embeddings",
      exclude: ["compare.py", "fixture.py", "sentences.py"], swiftSettings: house),
    .executableTarget(
      name: "ExpressionRunner", dependencies: ["Expressions", "WorkflowModels"], path: "Tests/ExpressionRunner",
      swiftSettings: house),
    .executableTarget(
      name: "CronRunner", dependencies: ["WorkflowModels", "Platform"], path: "Tests/CronRunner", swiftSettings: house),
    .target(
      name: "TestKit", dependencies: ["HTTP", "Platform", "Postgres", "Redis", "CLinux"], path: "Tests/TestKit",
      swiftSettings: house),
    test("ArchitectureTests", []),
    test("PlatformTests", ["Platform", "TestKit", "CLinux"]),
    test("WorkflowModelsTests", ["WorkflowModels", "Platform"]),
    .testTarget(
      name: "EmbeddingsTests", dependencies: ["Embeddings", "WorkflowModels"], path: "Tests/EmbeddingsTests",
      exclude: ["Fixtures"], swiftSettings: house),
    test("CatalogTests", ["Catalog", "Expressions", "WorkflowModels"]),
    test("EffectTests", ["Catalog", "WorkflowModels", "HTTP", "LanguageModels", "Platform", "TestKit"]),
    test("StoreTests", ["Store", "Platform", "Postgres", "WorkflowModels", "TestKit"]),
    test("PostgresTests", ["Postgres", "Platform", "TestKit"]),
    test("RedisTests", ["Redis", "Platform", "TestKit"]),
    test("ExpressionsTests", ["Expressions", "WorkflowModels"]),
    test("HTTPTests", ["HTTP", "Platform", "TestKit", "CLinux"]),
    test("LanguageModelsTests", ["LanguageModels", "WorkflowModels", "HTTP", "Platform", "TestKit"]),
    test("ServiceKitTests", ["ServiceKit", "WorkflowModels", "HTTP", "Platform", "Postgres", "Store", "TestKit"]),
    test(
      "SchedulerServiceTests",
      ["SchedulerService", "ServiceKit", "WorkflowModels", "HTTP", "Platform", "Postgres", "Store", "TestKit"]),
    test(
      "AIServiceTests",
      [
        "AIService", "Catalog", "Embeddings", "HTTP", "LanguageModels", "Platform", "Postgres", "ServiceKit", "Store",
        "TestKit", "WorkflowModels",
      ]),
    test(
      "WorkflowServiceTests",
      ["WorkflowService", "Catalog", "Embeddings", "Store", "WorkflowModels", "Expressions", "Platform"]),
    test("EndToEndTests", ["WorkflowModels", "HTTP", "Platform", "Postgres", "TestKit", "CLinux"]),
  ],
  swiftLanguageModes: [.v6]
)
