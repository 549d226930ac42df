import WorkflowModels

/// A checked program as a flat list of nodes that name one another by place. Nothing walks it by recursion, so no
/// program, however long, can exhaust a thread's stack.
struct SyntaxTree: Sendable {
  struct Node: Sendable {
    let kind: Kind
    /// Bytes from the start of the source; −1 in the built-in definitions.
    let offset: Int
  }

  typealias ID = Int

  enum Step: Sendable, Hashable {
    case key(String)
    case index(Int)

    var json: JSON {
      switch self {
      case .key(let name): .string(name)
      case .index(let place): .int(place)
      }
    }
  }

  enum Global: String, Sendable, Hashable, CaseIterable {
    case trigger, nodes, vars, execution, item, index
  }

  enum Piece: Sendable {
    case text(String)
    case node(ID)
  }

  enum Kind: Sendable {
    case identity
    case literal(JSON)
    case global(Global)
    /// How many links up the environment the variable is.
    case variable(Int)
    case access(ID, [Step])
    /// Optional (`.[key]?`): what cannot be indexed gives nothing, but an error of the key's own stays one.
    case index(ID, key: ID, isOptional: Bool)
    case slice(ID, from: ID?, upTo: ID?, isOptional: Bool)
    case iterate(ID)
    case pipe(ID, ID)
    case comma(ID, ID)
    case negate(ID)
    case binary(Operator, ID, ID)
    case and(ID, ID)
    case or(ID, ID)
    case alternative(ID, ID)
    case tryCatch(ID, handler: ID?)
    /// One pattern of several: any error after it, wherever, tries the next.
    case tryPattern(ID, next: ID)
    case ifElse(ID, then: ID, otherwise: ID?)
    case bind(ID, body: ID)
    case reduce(ID, initial: ID, update: ID)
    case foreach(ID, initial: ID, update: ID, extract: ID?)
    case label(ID)
    case leave(Int)
    case array(ID?)
    case object([(key: ID, value: ID)])
    case string([Piece], format: Format)
    case path(ID)
    case assign(ID, value: ID)
    case modify(ID, update: ID)
    /// `a += b`: the update is evaluated with the operand as one more link of the environment.
    case modifyWith(ID, operand: ID, update: ID)
    case call(function: Int, arguments: [ID], hops: Int)
    case parameter(Int)
    case native(Native, [ID])
  }

  struct Function: Sendable {
    let name: String
    let parameters: [String]
    /// How many links the environment has where it was defined.
    let level: Int
    var body: ID
  }

  var nodes = NodeList()
  var functions: [Function] = []
  var root: ID = 0
  /// Nodes from here on are the program's own; before it lie the built-in definitions.
  var ownStart = 0

  static let maximumNodes = 200_000

  func isIdentity(_ id: ID) -> Bool {
    if case .identity = nodes[id].kind { return true }
    return false
  }

  /// `.a` or `.[]`: what stands before a question mark.
  func isStepOfInput(_ id: ID) -> Bool {
    switch nodes[id].kind {
    case .access(let base, _), .iterate(let base): return isIdentity(base)
    default: return false
    }
  }
}

enum Operator: String, Sendable {
  case add = "+"
  case subtract = "-"
  case multiply = "*"
  case divide = "/"
  case remainder = "%"
  case equal = "=="
  case notEqual = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
}
