internal import Catalog
internal import WorkflowModels

/// Which node of a workflow a chat message starts.
enum ChatTrigger {
  /// The trigger of the message's channel, else one without a channel; nil when neither is there.
  static func node(of workflow: CompiledWorkflow, channel: String?) -> NodeID? {
    let triggers = workflow.document.nodes.filter { $0.type == "when-chat-received" }
    if let channel, let own = triggers.first(where: { $0.channel == channel }) { return own.id }
    return triggers.first { $0.channel == nil }?.id
  }

  static func exists(in workflow: CompiledWorkflow) -> Bool {
    workflow.document.nodes.contains { $0.type == "when-chat-received" }
  }
}

extension WorkflowNode {
  fileprivate var channel: String? {
    properties["channel"]?.stringValue.flatMap { $0.isEmpty ? nil : $0 }
  }
}
