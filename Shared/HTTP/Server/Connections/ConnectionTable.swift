internal import Glibc
internal import Synchronization

/// All open connections of a server, for the watch and for the shutdown. Touched once a connection, not once a request.
final class ConnectionTable: Sendable {
  private let connections = Mutex<[ObjectIdentifier: ServerConnection]>([:])

  func add(_ connection: ServerConnection) {
    connections.withLock { $0[ObjectIdentifier(connection)] = connection }
  }

  func remove(_ connection: ServerConnection) {
    connections.withLock { $0[ObjectIdentifier(connection)] = nil }
  }

  var all: [ServerConnection] { connections.withLock { Array($0.values) } }
  var count: Int { connections.withLock { $0.count } }

  /// The requests in flight.
  var exchanges: [Exchange] { all.compactMap(\.current) }

  /// Ends a connection; MHD sees it and closes. Under the lock, although it calls the system: MHD closes a descriptor
  /// only after `remove`, so the number cannot belong to another socket yet.
  func shutDown(_ connection: ServerConnection) {
    connections.withLock { connections in
      if connections[ObjectIdentifier(connection)] != nil {
        _ = shutdown(connection.descriptor, Int32(SHUT_RDWR))
      }
    }
  }
}
