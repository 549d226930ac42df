internal import LanguageModels
package import WorkflowModels

/// All node types by name, in the order in which the catalog shows them.
package struct NodeRegistry: Sendable {
  package let types: [any NodeType]
  private let byName: [String: any NodeType]

  package init(_ types: [any NodeType]) {
    self.types = types
    byName = Dictionary(types.map { ($0.declaration.type, $0) }) { first, _ in first }
  }

  package subscript(name: String) -> (any NodeType)? { byName[name] }

  package static let standard = NodeRegistry([
    ManualTrigger(), WhenChatReceived(), Webhook(), Schedule(),
    IfElse(), Switch(), Merge(), ForEach(), Loop(), Wait(), Approval(), SubWorkflow(), StopAndError(),
    Filter(), EditFields(), Transform(),
    HTTPRequestNode(), RespondToWebhook(), RespondToChat(), SendEmail(), ConnectorAction(),
    SummarizationChain(), SentimentAnalysis(), TextClassifier(), QuestionAnswerChain(), InformationExtractor(),
    ChatCompletion(), VendorModel(.openai, type: "openai"), VendorModel(.anthropic, type: "anthropic"),
    VendorModel(.gemini, type: "google-gemini"), VendorModel(.groq, type: "groq"),
    AIAgent(), Crew(), SupportNode.calculator, SupportNode.webSearch, SupportNode.apiCaller, SupportNode.simpleMemory,
    SupportNode.vectorMemory, SupportNode.chatModel,
  ])

  /// What the plan needs to know of a node; an unknown type is a step like any other, which validation has refused.
  package func traits(of node: WorkflowNode) -> NodeTraits {
    guard let type = self[node.type] else { return NodeTraits() }
    let hasEffects = type.acts(node)
    // What a respond-to-webhook answers is not among its outputs, all that a journal keeps: it is computed again.
    let mayBeJournaled = type is any PureNodeType && !(type is RespondToWebhook)
    return NodeTraits(
      isTrigger: type.isTrigger, isSupport: type.declaration.category == .support,
      joinsFirst: type.joinsFirst(node),
      isJournaled: hasEffects || (mayBeJournaled && (node.journal || type.isAlwaysRecorded(node))),
      hasEffects: hasEffects, isAtMostOnce: hasEffects && node.effect == .atMostOnce)
  }
}
