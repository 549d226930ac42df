internal import Synchronization

/// Something that happened, told from one thread to another.
package final class Flag: Sendable {
  private let value = Atomic<Bool>(false)

  package init() {}

  package func raise() { value.store(true, ordering: .releasing) }
  package var isRaised: Bool { value.load(ordering: .acquiring) }
}
