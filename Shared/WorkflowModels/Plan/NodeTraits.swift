/// What the plan must know of a node's type; everything else about types lives with their declarations.
package struct NodeTraits: Sendable, Hashable {
  /// A run may begin here.
  package var isTrigger: Bool
  /// A model, memory or tool: it has no part in the flow.
  package var isSupport: Bool
  /// Runs at its first live input instead of when all are decided.
  package var joinsFirst: Bool
  /// Its result is recorded before any successor sees it: it has effects, or its author asked for it.
  package var isJournaled: Bool
  /// It reaches outside the engine.
  package var hasEffects: Bool
  /// Its effect must never happen twice: that it began is recorded too.
  package var isAtMostOnce: Bool

  package init(
    isTrigger: Bool = false, isSupport: Bool = false, joinsFirst: Bool = false, isJournaled: Bool = false,
    hasEffects: Bool = false, isAtMostOnce: Bool = false
  ) {
    self.isTrigger = isTrigger
    self.isSupport = isSupport
    self.joinsFirst = joinsFirst
    self.isJournaled = isJournaled
    self.hasEffects = hasEffects
    self.isAtMostOnce = isAtMostOnce
  }
}
