import WorkflowModels

/// Runs a program step by step: a node to evaluate or a value to hand on, a chain of frames saying what to do with
/// values, and a stack of choices to come back to. jq's generators and backtracking are nothing but these choices.
///
/// There is no native recursion here, whatever the program does, and every step is counted.
struct Machine {
  enum State {
    case evaluate(SyntaxTree.ID, Environment?, Datum, Frame?)
    case deliver(Datum, Frame?)
    case backtrack
  }

  let tree: SyntaxTree
  let scope: ExpressionScope
  var meter: Meter
  var matching = Matching()
  var choices: [Choice] = []
  var outputs: [JSON] = []
  /// The place of the program's own text that was evaluated last, for errors.
  var offset = 0
  /// Something was computed that may be deeper, larger or stranger than JSON text can hold.
  var mustCheckOutputs = false
  private var nextLabel = 1

  init(_ tree: SyntaxTree, scope: ExpressionScope, budget: ExpressionBudget) {
    self.tree = tree
    self.scope = scope
    meter = Meter(budget)
  }

  mutating func run(_ input: JSON) throws(Fault) -> [JSON] {
    var state = State.evaluate(tree.root, nil, Datum(input), nil)
    while true {
      do {
        try meter.step()
        switch state {
        case .evaluate(let node, let environment, let input, let frame):
          state = .backtrack
          state = try evaluate(node, environment, input, frame)
        case .deliver(let datum, let frame):
          state = .backtrack
          guard let frame else {
            try emit(datum.json)
            continue
          }
          state = try deliver(datum, frame)
        case .backtrack:
          guard let choice = choices.popLast() else { return outputs }
          state = try resume(choice)
        }
      } catch {
        state = try recover(from: error)
      }
    }
  }

  private mutating func emit(_ value: JSON) throws(Fault) {
    guard mustCheckOutputs else { return outputs.append(value) }
    let nesting = try meter.measure(value)
    guard nesting <= ExpressionBudget.maximumNesting else { throw tooDeep }
    outputs.append(Number.finite(value))
  }

  var tooDeep: Fault {
    .type("The value is nested deeper than \(ExpressionBudget.maximumNesting) levels")
  }

  func frame(_ work: Frame.Work, _ next: Frame?) throws(Fault) -> Frame {
    let frame = Frame(work, next: next, offset: offset)
    guard frame.depth <= meter.budget.depth else {
      throw .budget("The expression recurses deeper than its budget of \(meter.budget.depth) levels")
    }
    return frame
  }

  mutating func push(_ choice: Choice) throws(Fault) {
    try meter.spend(bytes: 64)
    choices.append(choice)
  }

  /// A computed value, whose nesting must be known: the bound when it is small, else measured.
  mutating func computed(_ json: JSON, nesting: Int32, from input: Datum, isOwned: Bool = false) throws(Fault) -> Datum
  {
    var nesting = nesting
    if nesting > 0 { mustCheckOutputs = true }
    if nesting > ExpressionBudget.maximumNesting {
      nesting = Int32(clamping: try meter.measure(json))
      guard nesting <= ExpressionBudget.maximumNesting else { throw tooDeep }
    }
    return Datum(json, trail: input.computedTrail, nesting: nesting, isOwned: isOwned)
  }

  func link(_ hops: Int, from environment: Environment?) -> Environment? {
    var link = environment
    for _ in 0..<max(0, hops) { link = link?.outer }
    return link
  }

  mutating func makeLabel() -> Int {
    nextLabel += 1
    return nextLabel
  }

  /// An error goes to the nearest `try` that it happened in.
  private mutating func recover(from fault: Fault) throws(Fault) -> State {
    guard case .value(let value, _, _) = fault else { throw fault }
    while let choice = choices.popLast() {
      switch choice {
      case .bypass(let height):
        choices.removeSubrange(min(height, choices.count)...)
      case .barrier(let handler, let environment, let trail, let frame):
        guard let handler else { return .backtrack }
        var datum = Datum(value, nesting: nil)
        if case .none = trail { datum.trail = .none } else { datum.trail = .lost }
        return .evaluate(handler, environment, datum, frame)
      default: continue
      }
    }
    throw fault
  }

  /// `break`: everything begun since the label is forgotten.
  mutating func leave(_ label: Int) -> State {
    while let choice = choices.popLast() {
      if case .label(label) = choice { break }
    }
    return .backtrack
  }
}
