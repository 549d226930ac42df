import CJansson
import Foundation
import WorkflowModels

/// One thing whose time is taken.
struct Contestant {
  enum Name {
    case parse, write, documentRead, documentWrite, janssonParse, janssonWrite, foundationRead, foundationWrite
  }

  let id: Name
  let name: String
  let body: () -> Void
}

/// Ours, Foundation's coders on an equivalent `Codable` model, and jansson. Each first proves that it reads the same
/// document, so that no one is quick by doing less.
struct Contestants {
  struct Disagreement: Error { let contestant: String }

  let all: [Contestant]

  init(_ workflow: ReferenceWorkflow) throws {
    let bytes = workflow.bytes
    let value = workflow.value
    let document = workflow.document
    let data = Data(bytes)
    let decoder = JSONDecoder()
    let encoder = JSONEncoder()
    let model = try decoder.decode(CodableWorkflow.self, from: data)
    guard try JSON(parsing: Array(encoder.encode(model))) == value else {
      throw Disagreement(contestant: "Foundation")
    }
    guard document.json == value, document.bytes() == document.json.bytes() else {
      throw Disagreement(contestant: "WorkflowDocument")
    }
    guard let tree = Jansson(bytes), try JSON(parsing: tree.text()) == value else {
      throw Disagreement(contestant: "jansson")
    }
    all = [
      Contestant(id: .parse, name: "JSON(parsing:)") { blackHole(try? JSON(parsing: bytes)) },
      Contestant(id: .janssonParse, name: "jansson json_loadb + json_decref") {
        blackHole(Jansson(bytes))
      },
      Contestant(id: .documentRead, name: "WorkflowDocument.read") {
        blackHole(try? WorkflowDocument.read(bytes))
      },
      Contestant(id: .foundationRead, name: "JSONDecoder → Codable workflow") {
        blackHole(try? decoder.decode(CodableWorkflow.self, from: data))
      },
      Contestant(id: .write, name: "JSON.bytes()") { blackHole(value.bytes()) },
      Contestant(id: .janssonWrite, name: "jansson json_dumps") { blackHole(tree.text()) },
      Contestant(id: .documentWrite, name: "WorkflowDocument.bytes()") {
        blackHole(document.bytes())
      },
      Contestant(id: .foundationWrite, name: "Codable workflow → JSONEncoder") {
        blackHole(try? encoder.encode(model))
      },
    ]
  }
}

/// Keeps the optimiser from dropping what is measured.
@inline(never)
func blackHole<Value>(_ value: Value) {}

/// One jansson tree, freed with its owner.
@safe
final class Jansson {
  private let root: UnsafeMutablePointer<json_t>

  init?(_ bytes: [UInt8]) {
    let root = unsafe bytes.withUnsafeBytes { buffer in
      unsafe json_loadb(buffer.baseAddress?.assumingMemoryBound(to: CChar.self), buffer.count, 0, nil)
    }
    guard let root = unsafe root else { return nil }
    unsafe self.root = root
  }

  // The only reference is ours: nothing of the tree is ever handed out.
  deinit { unsafe json_decref(root) }

  /// Compact, as ours.
  func text() -> String {
    guard let text = unsafe json_dumps(root, Int(JSON_COMPACT)) else { return "" }
    defer { unsafe free(text) }
    return unsafe String(cString: text)
  }
}
