internal import Glibc
internal import Platform

/// The `main` of every service: settings, parts, composition, and one group that runs until a signal.
///
/// A wrong setting prints one sentence and exits with 78 (EX_CONFIG); a failure while running exits with 70.
package enum ServiceMain {
  package typealias Compose = @Sendable (ServiceParts) throws -> ServiceComposition

  package static func run(_ description: ServiceDescription, compose: Compose) async -> Never {
    ShutdownSignal.prepare()
    answerCommandLine(of: description)
    do {
      let settings = try Settings.load()
      let logger = try Logger.standard(service: description.name, settings: settings)
      let host = try ServiceHost(description, settings: settings, logger: logger, compose: compose)
      try await host.run()
      leave(EX_OK)
    } catch let error as SettingsError {
      end(description, error.message, code: EX_CONFIG)
    } catch {
      end(description, "\(error)", code: EX_SOFTWARE)
    }
  }

  private static func answerCommandLine(of description: ServiceDescription) {
    do {
      if let text = try CommandLineAnswer.text(for: CommandLine.arguments, of: description) {
        print(text)
        exit(EX_OK)
      }
    } catch {
      end(description, "unknown argument \(error.argument); try --help", code: EX_USAGE)
    }
  }

  private static func end(_ description: ServiceDescription, _ sentence: String, code: Int32) -> Never {
    let line = Array("\(description.name): \(sentence)\n".utf8)
    _ = unsafe write(STDERR_FILENO, line, line.count)
    leave(code)
  }

  /// Ends the process without its libraries' last words: OpenSSL frees what it has at an orderly exit, and a thread that
  /// is connecting to a database at that moment would crash.
  private static func leave(_ code: Int32) -> Never {
    LogWriter.standardOutput.flush(within: .seconds(1))
    fflush(nil)
    _exit(code)
  }
}
