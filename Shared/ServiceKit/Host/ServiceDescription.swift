package import Postgres

/// What makes one service another than the next: its names, its place and its tables.
package struct ServiceDescription: Sendable {
  /// `scheduler-service`: in logs, `/health` and `--version`.
  package let name: String
  /// "Scheduler service": in the documentation.
  package let title: String
  /// One sentence on what it does.
  package let summary: String
  package let hostVariable: String
  package let portVariable: String
  package let defaultPort: Int
  /// The service's own schema in the one database.
  package let schema: String
  package let migrations: [Migration]
  /// The settings that only this service has, for `--help`.
  package let settings: [SettingDescription]

  package init(
    name: String, title: String, summary: String, hostVariable: String, portVariable: String, defaultPort: Int,
    schema: String, migrations: [Migration], settings: [SettingDescription] = []
  ) {
    self.name = name
    self.title = title
    self.summary = summary
    self.hostVariable = hostVariable
    self.portVariable = portVariable
    self.defaultPort = defaultPort
    self.schema = schema
    self.migrations = migrations
    self.settings = settings
  }

  /// An API with this service's title and the build's version, to declare routes on.
  package var emptyAPI: API { API(title: title, version: ServiceVersion.current, summary: summary) }
}

/// One setting as `--help` shows it.
package struct SettingDescription: Sendable, Hashable {
  package let variable: String
  package let defaultValue: String
  package let meaning: String

  package init(_ variable: String, default defaultValue: String, _ meaning: String) {
    self.variable = variable
    self.defaultValue = defaultValue
    self.meaning = meaning
  }
}

/// The version of this build; all three services have the same.
package enum ServiceVersion {
  package static let current = "0.1.0"
}
