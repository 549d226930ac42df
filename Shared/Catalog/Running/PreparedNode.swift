package import Expressions
package import WorkflowModels

/// A node that computes, made ready once for all its runs: its properties are looked at then, and what is left for a
/// run is one call.
///
/// It says what `run` of the node's type would say, or nothing: whatever is out of the ordinary is left to that.
package protocol PreparedNode: AnyObject, Sendable {
  /// What leaves the node, at one port. Nil where `run` has to say it.
  func emission(of input: JSON, _ scope: ExpressionScope) -> NodeOutputs.Emission?
}

extension NodeOutputs.Emission {
  static func main(_ value: JSON) -> NodeOutputs.Emission { NodeOutputs.Emission(port: "main", value: value) }
}

/// A node that passes its input on.
final class PassingNode: PreparedNode {
  func emission(of input: JSON, _ scope: ExpressionScope) -> NodeOutputs.Emission? { .main(input) }
}
