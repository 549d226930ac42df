import WorkflowModels

/// A value on its way through a program.
struct Datum {
  var json: JSON
  /// Where in the input of `path(…)` the value was found, while paths are being followed.
  var trail: Trail = .none
  /// No container in the value is nested deeper than this. Kept as a bound because measuring would cost a walk.
  var nesting: Int32
  /// Nobody else holds the value's own storage, so that appending to it copies nothing.
  var isOwned = false

  enum Trail {
    /// No paths are followed.
    case none
    case at([JSON])
    /// Paths are followed, but this value was computed and lies nowhere.
    case lost
  }

  /// What a value from outside is taken for: parsed JSON is rarely deeper.
  static let assumedNesting: Int32 = 256

  init(_ json: JSON, trail: Trail = .none, nesting: Int32? = nil, isOwned: Bool = false) {
    self.json = json
    self.trail = trail
    self.nesting = nesting ?? (json.isContainer ? Self.assumedNesting : 0)
    self.isOwned = isOwned
  }

  /// The value without its place, for a part of the program that computes and does not follow paths.
  var plain: Datum {
    var copy = self
    copy.trail = .none
    copy.isOwned = false
    return copy
  }

  var shared: Datum {
    var copy = self
    copy.isOwned = false
    return copy
  }

  /// The place of something computed from this value.
  var computedTrail: Trail {
    if case .none = trail { .none } else { .lost }
  }

  var childNesting: Int32 { max(0, nesting - 1) }
}

extension JSON {
  var isContainer: Bool {
    switch self {
    case .array, .object: true
    default: false
    }
  }

  var isTruthy: Bool {
    switch self {
    case .null, .bool(false): false
    default: true
    }
  }
}
