import Foundation

/// The same document as a Foundation program would declare it: the baseline.
struct CodableWorkflow: Codable {
  var id: String?
  var name: String
  var description: String?
  var version: Int?
  var nodes: [CodableNode]
  var edges: [CodableEdge]
  var vars: [String: CodableJSON]?
  var settings: CodableSettings?
}

struct CodableNode: Codable {
  struct Retry: Codable {
    var max_attempts: Int
    var initial_seconds: Double
    var factor: Double
    var max_seconds: Double
    var jitter: Bool
  }

  struct Properties: Codable {
    var label: String?
    var properties: [String: CodableJSON]
  }

  struct Position: Codable {
    var x: Double
    var y: Double
  }

  var id: String
  var type: String
  var name: String?
  var data: Properties?
  var retry: Retry?
  var timeout_seconds: Double?
  var on_error: String?
  var effect: String?
  var journal: Bool?
  var parentId: String?
  var position: Position?
}

struct CodableEdge: Codable {
  var id: String?
  var source: String
  var target: String
  var sourceHandle: String?
  var targetHandle: String?
}

struct CodableSettings: Codable {
  struct Concurrency: Codable {
    var key: String
    var limit: Int
    var on_limit: String
  }

  var timeout_seconds: Double?
  var max_parallel: Int?
  var error_workflow: String?
  var concurrency: Concurrency?
}

/// Free JSON in the usual `Codable` way.
enum CodableJSON: Codable {
  case null
  case bool(Bool)
  case int(Int)
  case double(Double)
  case string(String)
  case array([CodableJSON])
  case object([String: CodableJSON])

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let value = try? container.decode(String.self) {
      self = .string(value)
    } else if let value = try? container.decode(Bool.self) {
      self = .bool(value)
    } else if let value = try? container.decode(Int.self) {
      self = .int(value)
    } else if let value = try? container.decode(Double.self) {
      self = .double(value)
    } else if let value = try? container.decode([String: CodableJSON].self) {
      self = .object(value)
    } else if let value = try? container.decode([CodableJSON].self) {
      self = .array(value)
    } else if container.decodeNil() {
      self = .null
    } else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "No JSON value")
    }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .null: try container.encodeNil()
    case .bool(let value): try container.encode(value)
    case .int(let value): try container.encode(value)
    case .double(let value): try container.encode(value)
    case .string(let value): try container.encode(value)
    case .array(let values): try container.encode(values)
    case .object(let object): try container.encode(object)
    }
  }
}
