internal import WorkflowModels

/// Finds the step of a workflow that some words speak of: "the Slack part", "the condition", "the last step".
struct NodeFinder: Sendable {
  let document: WorkflowDocument
  let trigger: NodeID?

  func find(_ words: [Token]) -> WorkflowNode? {
    let steps = document.nodes.filter { $0.id != trigger }
    if words.containsAny(["last", "that", "it"]), words.filter({ !Words.empty.contains($0.word) }).count <= 2 {
      return steps.last
    }
    let asked = Set(words.words.filter { !Self.vague.contains($0) && !Words.empty.contains($0) }.map(Stemmer.stem))
    let literals = words.filter(\.isLiteral).map(\.text)
    var best: (node: WorkflowNode, score: Double)?
    for node in steps {
      let score = score(node, asked, literals)
      if score > 0, score > best?.score ?? 0 { best = (node, score) }
    }
    return best?.node
  }

  private static let vague: Set<String> = ["part", "step", "node", "thing", "bit", "again", "message", "action"]

  private func score(_ node: WorkflowNode, _ asked: Set<String>, _ literals: [String]) -> Double {
    var score = 0.0
    for (text, weight) in Self.names(of: node) {
      let own = Set(Tokenizer.tokens(of: text).words.map(Stemmer.stem))
      score += weight * Double(own.intersection(asked).count)
    }
    let properties = JSON.object(node.properties).text()
    for literal in literals where properties.contains(literal) { score += 3 }
    return score
  }

  private static func names(of node: WorkflowNode) -> [(String, Double)] {
    var names = [(node.id.rawValue.replacing("_", with: " "), 1.0), (node.name ?? "", 1), (spoken(node.type), 2)]
    if let toolkit = node.properties["toolkit"]?.stringValue { names.append((toolkit.replacing("-", with: " "), 3)) }
    if let tool = node.properties["tool"]?.stringValue { names.append((tool.replacing("_", with: " "), 1)) }
    return names
  }

  private static func spoken(_ type: String) -> String {
    switch type {
    case "if-else": "condition if check decision"
    case "send-email": "email mail"
    case "http-request": "request call fetch http"
    case "for-each": "loop each"
    case "summarization-chain": "summary summarize summarization"
    case "sentiment-analysis": "sentiment mood analysis"
    case "text-classifier": "classification classify classifier category"
    case "information-extractor": "extraction extract extractor"
    case "approval": "approval confirmation question"
    case "wait": "wait pause delay waiting"
    case "anthropic": "claude anthropic"
    case "google-gemini": "google gemini"
    case "openai": "openai gpt chatgpt"
    default: type.replacing("-", with: " ")
    }
  }
}
