/// Who may import whom: the one table of the house. Imports only go down, and a service never imports another.
enum Floors {
  /// The modules of this repository that each folder's code may import.
  static let mayImport: [String: Set<String>] = [
    "Shared/WorkflowModels": [],
    "Shared/Expressions": ["WorkflowModels"],
    "Shared/Platform": ["CLinux", "CCrypto"],
    "Shared/Embeddings": ["WorkflowModels", "Platform"],
    "Shared/Postgres": ["Platform", "CPostgres"],
    "Shared/Redis": ["Platform", "CRedis"],
    "Shared/HTTP": ["Platform", "CCurl", "CMicrohttpd", "CWslay", "CCrypto", "CLinux"],
    "Shared/LanguageModels": ["WorkflowModels", "Platform", "HTTP"],
    "Shared/Store": ["WorkflowModels", "Platform", "Postgres", "Redis"],
    "Shared/Catalog": ["WorkflowModels", "Expressions", "Platform", "HTTP", "LanguageModels"],
    "Shared/ServiceKit": ["WorkflowModels", "Platform", "HTTP", "Postgres", "Redis", "Store"],
    "Services/AIService": belowServices,
    "Services/WorkflowService": belowServices,
    "Services/SchedulerService": belowServices.subtracting([
      "Expressions", "Catalog", "Redis", "LanguageModels", "Embeddings",
    ]),
    "Tests/TestKit": ["HTTP", "Platform", "Postgres", "Redis", "CLinux"],
  ]

  /// Modules of the toolchain. The pure floors have no input and output, so they need no C library; only jq's
  /// mathematical functions are the C library's own.
  static func mayImportOfToolchain(_ file: SourceFile) -> Set<String> {
    if file.path == "Shared/Expressions/Functions/Mathematics.swift" { return ["Glibc"] }
    return pure.contains(file.target) ? [] : ["Glibc", "Synchronization"]
  }

  static let services: Set = ["AIService", "WorkflowService", "SchedulerService"]

  private static let pure: Set = ["Shared/WorkflowModels", "Shared/Expressions"]

  private static let belowServices: Set = [
    "WorkflowModels", "Expressions", "Platform", "Postgres", "Redis", "HTTP", "Store", "Catalog", "ServiceKit",
    "LanguageModels",
    "Embeddings",
  ]
}
