internal import Catalog
internal import Platform
internal import Store
internal import Synchronization
internal import WorkflowModels

/// Seals secrets on their way into the store, and opens them for the nodes that name them.
///
/// Without `CREDENTIALS_KEY` nothing secret is written: what is sent with an execution stays in this process's memory,
/// and the store only remembers that it was sent.
final class CredentialKeeper: Service, CredentialVault {
  let serviceName = "credential keeper"
  private let store: CredentialStore
  private let key: EncryptionKey?
  private let logger: Logger
  private let now: @Sendable () -> Timestamp
  private let state = Mutex(State())

  private struct State {
    /// Only without a key.
    var memory: [ExecutionID: [String: Credential]] = [:]
    var lent: [ExecutionID: [String: Credential]] = [:]
    /// Executions of this process that have a row to wipe.
    var carrying: Set<ExecutionID> = []
  }

  init(
    store: CredentialStore, key: EncryptionKey?, logger: Logger,
    now: @escaping @Sendable () -> Timestamp = { Timestamp(microseconds: SystemTime.microsecondsSince1970) }
  ) {
    self.store = store
    self.key = key
    self.logger = logger
    self.now = now
  }

  var canStore: Bool { key != nil }

  /// Nil without a key.
  func seal(_ credential: Credential, named name: String, of user: UserID) throws -> CredentialRecord? {
    guard let key else { return nil }
    guard let sealed = key.seal(credential.json.bytes(), boundTo: Self.place(user, name)) else {
      throw StoreError.incomplete
    }
    return CredentialRecord(name: name, type: credential.type, sealed: sealed, createdAt: now())
  }

  /// Takes what was sent with an execution that is about to begin.
  func take(_ credentials: [String: Credential], for id: ExecutionID) async throws {
    var sealed: [UInt8]?
    if let key {
      let all = credentials.reduce(into: JSONObject()) { $0[$1.key] = $1.value.json }
      guard let bytes = key.seal(JSON.object(all).bytes(), boundTo: Self.place(id)) else { throw StoreError.incomplete }
      sealed = bytes
    }
    try await store.keep(
      ExecutionCredentialsRecord(names: credentials.keys.sorted(), sealed: sealed), for: id, at: now())
    state.withLock { state in
      state.carrying.insert(id)
      if key == nil { state.memory[id] = credentials }
    }
  }

  /// The execution is over, or has never begun: its secrets go.
  ///
  /// - Parameter wasTakenOver: another process began it, and only the store knows whether it has any.
  func ended(_ id: ExecutionID, wasTakenOver: Bool = false) async {
    let isCarrying = state.withLock { state in
      state.memory[id] = nil
      return state.carrying.remove(id) != nil
    }
    guard isCarrying || wasTakenOver else { return }
    do {
      try await store.wipe(id)
    } catch {
      logger.warning("Credentials of an ended execution are wiped later", [.executionID: "\(id)", .error: "\(error)"])
    }
  }

  /// Secrets for something that is no execution and never reaches the store.
  func lend(_ credentials: [String: Credential], to id: ExecutionID) {
    if !credentials.isEmpty { state.withLock { $0.lent[id] = credentials } }
  }

  func takeBack(_ id: ExecutionID) { state.withLock { $0.lent[id] = nil } }

  func credential(
    named name: String, user: UserID, execution: ExecutionID
  ) async throws(NodeFailure) -> Credential {
    let kept = state.withLock { state in state.lent[execution]?[name] ?? state.memory[execution]?[name] }
    if let kept { return kept }
    // No name that could be stored; PostgreSQL would not take it.
    guard !name.utf8.contains(0), name.utf8.count <= 128 else { throw .credentialMissing(name) }
    do {
      if let sent = try await store.credentials(of: execution) {
        _ = state.withLock { $0.carrying.insert(execution) }
        if sent.names.contains(name) { return try open(sent, name, execution) }
      }
      guard let record = try await store.credential(named: name, of: user) else {
        throw NodeFailure.credentialMissing(name)
      }
      return try open(record, of: user)
    } catch let failure as NodeFailure {
      throw failure
    } catch {
      throw NodeFailure(
        code: "credentials_unavailable", message: "The credentials cannot be read just now.", isRetryable: true)
    }
  }

  /// Wipes what dead processes have left, until cancelled.
  func run() async throws {
    while !Task.isCancelled {
      do {
        let wiped = try await store.wipeLeftOver(sentBefore: now() - .seconds(3600))
        if wiped > 0 { logger.info("Wiped credentials of executions that are over", [.count: .int(wiped)]) }
        for id in state.withLock({ Array($0.memory.keys) }) where try await store.credentials(of: id) == nil {
          state.withLock { $0.memory[id] = nil }
        }
      } catch {
        logger.warning("Looking for credentials to wipe failed", [.error: "\(error)"])
      }
      try? await Task.sleep(for: .seconds(30))
    }
  }

  private func open(
    _ sent: ExecutionCredentialsRecord, _ name: String, _ id: ExecutionID
  ) throws(NodeFailure) -> Credential {
    guard let sealed = sent.sealed, let plain = key?.open(sealed, boundTo: Self.place(id)),
      let json = try? JSON(parsing: plain), let credential = json[name].flatMap(Credential.init(json:))
    else {
      throw NodeFailure(
        code: "credentials_lost",
        message:
          "The credential \"\(name.prefix(128))\" was sent with this execution and is no longer there: its process "
          + "has ended. Start the execution again; with CREDENTIALS_KEY set it would have been kept.")
    }
    return credential
  }

  private func open(_ record: CredentialRecord, of user: UserID) throws(NodeFailure) -> Credential {
    guard let key else {
      throw NodeFailure(
        code: "credentials_not_configured",
        message: "The credential \"\(record.name)\" cannot be read, because CREDENTIALS_KEY is not set.")
    }
    guard let plain = key.open(record.sealed, boundTo: Self.place(user, record.name)),
      let credential = (try? JSON(parsing: plain)).flatMap(Credential.init(json:))
    else {
      throw NodeFailure(
        code: "credential_unreadable",
        message: "The credential \"\(record.name)\" was stored under another CREDENTIALS_KEY; store it anew.")
    }
    return credential
  }

  /// As JSON, in which no two pairs look alike.
  private static func place(_ user: UserID, _ name: String) -> [UInt8] {
    JSON.array(["credential", .string(user.rawValue), .string(name)]).bytes()
  }

  private static func place(_ id: ExecutionID) -> [UInt8] { JSON.array(["execution", .string(id.rawValue)]).bytes() }
}
