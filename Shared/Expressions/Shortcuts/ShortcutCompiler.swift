import WorkflowModels

/// Makes forms of a checked program. Functions are written out where they are called, with their arguments in their
/// places; what cannot be (recursion, assignments, loops with a state, a large program) has no forms at all.
struct ShortcutCompiler {
  /// What a link of the machine's environment is to a form: the same chain, known in advance.
  private indirect enum Link {
    case slot(Int)
    case closure(SyntaxTree.ID, [Link])
    case label(Int)
  }

  private let tree: SyntaxTree
  private(set) var slots = 0
  private var labels = 0
  private var forms = 0
  private var depth = 0

  /// Both bound the stack that an evaluation takes, and how deep a value it can make.
  private static let mostForms = 200
  private static let deepest = 40

  init(_ tree: SyntaxTree) { self.tree = tree }

  /// nil for what is the machine's.
  mutating func form(of root: SyntaxTree.ID) -> (any Form)? { form(root, []) }

  private mutating func form(_ id: SyntaxTree.ID, _ links: [Link]) -> (any Form)? {
    forms += 1
    depth += 1
    defer { depth -= 1 }
    guard forms <= Self.mostForms, depth <= Self.deepest else { return nil }
    switch tree.nodes[id].kind {
    case .identity: return IdentityForm()
    case .literal(let value): return ConstantForm(value)
    case .global(let global): return GlobalForm(global)
    case .variable(let hops):
      guard case .slot(let slot)? = link(hops, links) else { return nil }
      return VariableForm(slot: slot)
    case .parameter(let hops):
      guard case .closure(let body, let captured)? = link(hops, links) else { return nil }
      return form(body, captured)
    case .call(let function, let arguments, let hops): return call(function, arguments, hops, links)
    case .access(let base, let steps): return access(base, steps, links)
    case .iterate(let term): return iteration(term, isOptional: false, links)
    case .index(let term, let key, false): return index(term, key, links)
    case .slice(let term, let from, let upTo, false): return slice(term, from, upTo, links)
    case .array(let inner):
      guard let inner, let form = form(inner, links) else { return nil }
      return ArrayForm(form)
    case .object(let entries): return object(entries, links)
    case .string(let pieces, let format): return text(pieces, format, links)
    case .native(let native, let arguments): return self.native(native, arguments, links)
    default: return operation(tree.nodes[id].kind, links)
    }
  }

  private mutating func operation(_ kind: SyntaxTree.Kind, _ links: [Link]) -> (any Form)? {
    switch kind {
    case .pipe(let left, let right):
      guard let left = form(left, links), let right = form(right, links) else { return nil }
      return PipeForm(left, right)
    case .comma(let left, let right):
      guard let left = form(left, links), let right = form(right, links) else { return nil }
      return CommaForm(left, right)
    case .negate(let operand): return single(operand, links).map { NegationForm($0) }
    case .binary(let operation, let left, let right):
      guard let left = form(left, links), let right = form(right, links) else { return nil }
      if left.arity == .one, right.arity == .one { return BinaryForm(operation, left, right) }
      return BinaryLoopForm(operation, left, right)
    case .and(let left, let right), .or(let left, let right):
      guard let left = single(left, links), let right = single(right, links) else { return nil }
      if case .and = kind { return LogicForm(isAnd: true, left, right) }
      return LogicForm(isAnd: false, left, right)
    case .ifElse(let condition, let then, let otherwise):
      guard let condition = form(condition, links), let then = form(then, links) else { return nil }
      guard let otherwise else { return ConditionForm(condition, then: then, otherwise: IdentityForm()) }
      return form(otherwise, links).map { ConditionForm(condition, then: then, otherwise: $0) }
    case .alternative(let left, let right):
      guard let left = form(left, links), left.arity <= .atMostOne, let right = form(right, links) else { return nil }
      return AlternativeForm(left, right)
    case .tryCatch(let body, nil):
      if case .iterate(let term) = tree.nodes[body].kind, case .identity = tree.nodes[term].kind {
        return IterationForm(isOptional: true)
      }
      guard let body = form(body, links), body.arity <= .atMostOne else { return nil }
      return AttemptForm(body)
    case .bind(let source, let body):
      guard let source = form(source, links) else { return nil }
      slots += 1
      let slot = slots - 1
      return form(body, links + [.slot(slot)]).map { BindingForm(source, slot: slot, $0) }
    case .label(let body):
      labels += 1
      return label(labels, body, links)
    case .leave(let hops):
      guard case .label(let label)? = link(hops, links) else { return nil }
      return BreakForm(label)
    default: return nil
    }
  }

  private func link(_ hops: Int, _ links: [Link]) -> Link? {
    let place = links.count - 1 - max(0, hops)
    return links.indices.contains(place) ? links[place] : nil
  }

  private mutating func single(_ id: SyntaxTree.ID, _ links: [Link]) -> (any Form)? {
    guard let form = form(id, links), form.arity == .one else { return nil }
    return form
  }

  private mutating func call(
    _ place: Int, _ arguments: [SyntaxTree.ID], _ hops: Int, _ links: [Link]
  ) -> (any Form)? {
    guard tree.functions.indices.contains(place), hops <= links.count else { return nil }
    let outer = Array(links.dropLast(max(0, hops)))
    return form(tree.functions[place].body, outer + arguments.map { .closure($0, links) })
  }

  private mutating func access(_ base: SyntaxTree.ID, _ steps: [SyntaxTree.Step], _ links: [Link]) -> (any Form)? {
    switch tree.nodes[base].kind {
    case .identity: return PathForm(steps)
    case .global(.nodes):
      guard case .key(let name)? = steps.first else { return nil }
      return path(of: NodeOutputForm(name), Array(steps.dropFirst()))
    default: return form(base, links).map { path(of: $0, steps) }
    }
  }

  private func path(of base: any Form, _ steps: [SyntaxTree.Step]) -> any Form {
    steps.isEmpty ? base : PipeForm(base, PathForm(steps))
  }

  private mutating func iteration(_ term: SyntaxTree.ID, isOptional: Bool, _ links: [Link]) -> (any Form)? {
    if case .identity = tree.nodes[term].kind { return IterationForm(isOptional: isOptional) }
    return form(term, links).map { PipeForm($0, IterationForm(isOptional: isOptional)) }
  }

  private mutating func index(_ term: SyntaxTree.ID, _ key: SyntaxTree.ID, _ links: [Link]) -> (any Form)? {
    guard let key = single(key, links), let term = single(term, links) else { return nil }
    return IndexForm(term, key: key)
  }

  private mutating func slice(
    _ term: SyntaxTree.ID, _ from: SyntaxTree.ID?, _ upTo: SyntaxTree.ID?, _ links: [Link]
  ) -> (any Form)? {
    var bounds: [any Form] = []
    for bound in [from, upTo] {
      guard let bound else {
        bounds.append(ConstantForm(.null))
        continue
      }
      guard let form = single(bound, links) else { return nil }
      bounds.append(form)
    }
    guard let term = single(term, links) else { return nil }
    let range = ObjectForm([
      .init(key: ConstantForm("start"), value: bounds[0]), .init(key: ConstantForm("end"), value: bounds[1]),
    ])
    return IndexForm(term, key: range)
  }

  private mutating func object(
    _ entries: [(key: SyntaxTree.ID, value: SyntaxTree.ID)], _ links: [Link]
  ) -> (any Form)? {
    var members: [ObjectForm.Member] = []
    for entry in entries {
      guard let key = single(entry.key, links), let value = single(entry.value, links) else { return nil }
      members.append(.init(key: key, value: value))
    }
    return ObjectForm(members)
  }

  private mutating func text(_ pieces: [SyntaxTree.Piece], _ format: Format, _ links: [Link]) -> (any Form)? {
    var parts: [TextForm.Piece] = []
    for piece in pieces {
      switch piece {
      case .text(let text): parts.append(.text(text))
      case .node(let node):
        guard let form = single(node, links) else { return nil }
        parts.append(.form(form))
      }
    }
    return TextForm(parts, format)
  }

  private mutating func native(_ native: Native, _ ids: [SyntaxTree.ID], _ links: [Link]) -> (any Form)? {
    if native == .empty { return EmptyForm() }
    // It makes a value deeper by as much as its path is long.
    if native == .setpath { return nil }
    var arguments: [any Form] = []
    for id in ids {
      guard let form = single(id, links) else { return nil }
      arguments.append(form)
    }
    guard native == .range else { return NativeForm(native, arguments) }
    guard arguments.count == 3 else { return nil }
    return RangeForm(from: arguments[0], upTo: arguments[1], by: arguments[2])
  }

  private mutating func label(_ label: Int, _ body: SyntaxTree.ID, _ links: [Link]) -> (any Form)? {
    guard let form = form(body, links + [.label(label)]) else { return nil }
    return LabelForm(label, form, givesAtMostOne: endsAfterOne(form, label))
  }

  /// `… | ., break $x` of the label's own: what `first` is made of.
  private func endsAfterOne(_ form: any Form, _ label: Int) -> Bool {
    switch form {
    case let pipe as PipeForm: endsAfterOne(pipe.right, label)
    case let comma as CommaForm: comma.left.arity <= .atMostOne && (comma.right as? BreakForm)?.label == label
    default: false
    }
  }
}
