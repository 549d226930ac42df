package import Expressions
package import WorkflowModels

/// Checks a whole document and collects all that is wrong; a document without errors comes back compiled.
package struct WorkflowValidator: Sendable {
  package struct Outcome: Sendable {
    /// Nil exactly when a diagnostic is an error.
    package let workflow: CompiledWorkflow?
    package let diagnostics: [Diagnostic]

    package init(workflow: CompiledWorkflow?, diagnostics: [Diagnostic]) {
      self.workflow = workflow
      self.diagnostics = diagnostics
    }

    package var isValid: Bool { workflow != nil }

    /// The answer of the validate endpoint.
    package var json: JSON { ["valid": .bool(isValid), "diagnostics": diagnostics.json] }
  }

  private let registry: NodeRegistry
  private let budget: ExpressionBudget
  /// Names the content; handed in because digests come from a C library that this floor does not use.
  private let hash: @Sendable ([UInt8]) -> String

  /// - Parameter budget: what each evaluation of a workflow's expressions may do.
  package init(
    registry: NodeRegistry = .standard, budget: ExpressionBudget = .standard,
    hash: @escaping @Sendable ([UInt8]) -> String
  ) {
    self.registry = registry
    self.budget = budget
    self.hash = hash
  }

  /// Reads, checks and compiles.
  package func validate(_ json: JSON) -> Outcome {
    let decoded = WorkflowDocument.decode(json)
    guard let document = decoded.document else { return Outcome(workflow: nil, diagnostics: decoded.diagnostics) }
    let outcome = validate(document)
    return Outcome(workflow: outcome.workflow, diagnostics: decoded.diagnostics + outcome.diagnostics)
  }

  package func validate(_ document: WorkflowDocument) -> Outcome {
    var diagnostics: [Diagnostic] = []
    let resolved = Attachments.resolve(document, registry)
    let compiled = NodeChecks(registry: registry).check(document, resolved, &diagnostics)
    let plan = ExecutionPlan(resolved, traits: registry.traits)
    GraphChecks(registry: registry, document: document, plan: plan).check(&diagnostics)
    ReferenceChecks(document: document, plan: plan, nodes: compiled).check(&diagnostics)
    let shapes = KnownShapes(document, plan: plan, registry: registry)
    ShapeChecks(shapes: shapes, nodes: compiled).check(&diagnostics)
    guard !diagnostics.hasErrors else { return Outcome(workflow: nil, diagnostics: diagnostics) }
    let workflow = CompiledWorkflow(
      document: document, plan: plan, nodes: compiled, hash: hash(document.bytes()),
      budget: budget)
    return Outcome(workflow: workflow, diagnostics: diagnostics)
  }
}
