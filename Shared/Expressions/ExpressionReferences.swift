internal import WorkflowModels

/// What an expression reads, found without running it: the validator checks it against the graph.
package struct ExpressionReferences: Sendable, Hashable {
  package enum Root: String, Sendable, Hashable {
    case input, trigger, nodes, vars, execution, item, index
  }

  package enum Step: Sendable, Hashable {
    case key(String)
    case index(Int)
  }

  /// One place read. The path goes as far as it is constant; for `nodes` it starts with the node's id.
  package struct Path: Sendable, Hashable {
    package let root: Root
    package let steps: [Step]
    /// UTF-8 bytes from the start of the source.
    package let offset: Int

    /// As it is written: `$nodes.fetch.body`.
    package var description: String {
      let text = Describe.path(
        steps.map { step -> SyntaxTree.Step in
          switch step {
          case .key(let name): .key(name)
          case .index(let place): .index(place)
          }
        })
      return root == .input
        ? text : "$\(root.rawValue)" + (text == "." ? "" : text.hasPrefix(".[") ? String(text.dropFirst()) : text)
    }
  }

  /// Something that is a program, and probably not the one that was meant.
  package struct Warning: Sendable, Hashable {
    package let message: String
    package let hint: String
    /// The node that is read, and the one that was probably meant.
    package let read: String
    package let meant: String
    package let offset: Int
  }

  package private(set) var paths: [Path] = []
  package private(set) var warnings: [Warning] = []
  /// `$nodes` is read as a whole or by a computed name, so that any node may be meant.
  package private(set) var readsAllNodes = false

  package init() {}

  /// The ids of the nodes that are named, each once, in the order of their first naming.
  package var nodeIDs: [String] {
    var seen: Set<String> = []
    return paths.compactMap { path in
      guard path.root == .nodes, case .key(let name)? = path.steps.first, seen.insert(name).inserted else { return nil }
      return name
    }
  }

  package func reads(_ root: Root) -> Bool {
    root == .nodes && readsAllNodes || paths.contains { $0.root == root }
  }

  package mutating func formUnion(_ other: ExpressionReferences, shiftedBy shift: Int = 0) {
    paths += other.paths.map { Path(root: $0.root, steps: $0.steps, offset: $0.offset + shift) }
    warnings += other.warnings.map {
      Warning(message: $0.message, hint: $0.hint, read: $0.read, meant: $0.meant, offset: $0.offset + shift)
    }
    readsAllNodes = readsAllNodes || other.readsAllNodes
  }

  // MARK: Finding them

  init(of tree: SyntaxTree) {
    // Top-down with a list of our own; `isRoot` says whether `.` is the program's input at that place.
    var pending: [(id: SyntaxTree.ID, isRoot: Bool)] = [(tree.root, true)]
    for function in tree.functions where function.body >= tree.ownStart { pending.append((function.body, false)) }
    while let (id, isRoot) = pending.popLast() {
      let node = tree.nodes[id]
      switch node.kind {
      case .identity:
        if isRoot { add(.input, [], node) }
      case .global(let global):
        if global == .nodes { readsAllNodes = true } else { add(Root(global), [], node) }
      case .access(let base, let steps):
        switch tree.nodes[base].kind {
        case .identity:
          if isRoot { add(.input, steps, node) }
        case .global(let global):
          if global == .nodes, case .index? = steps.first {
            readsAllNodes = true
          } else {
            add(Root(global), steps, tree.nodes[base])
          }
        default: pending.append((base, isRoot))
        }
      case .call, .native:
        if isRoot { add(.input, [], node) }
        for child in node.kind.children { pending.append((child, false)) }
      case .binary(.subtract, let left, let right):
        warnAboutHyphen(left, right, tree)
        pending += [(left, isRoot), (right, isRoot)]
      default:
        let children = node.kind.children
        for (place, child) in children.enumerated() {
          pending.append((child, isRoot && !node.kind.changesInput(ofChild: place, in: tree)))
        }
      }
    }
    paths.sort { $0.offset < $1.offset }
  }

  private mutating func add(_ root: Root, _ steps: [SyntaxTree.Step], _ node: SyntaxTree.Node) {
    let steps: [Step] = steps.map {
      switch $0 {
      case .key(let name): .key(name)
      case .index(let place): .index(place)
      }
    }
    paths.append(Path(root: root, steps: steps, offset: max(0, node.offset)))
  }

  /// `$nodes.fetch-1` is a subtraction, whatever it looks like.
  private mutating func warnAboutHyphen(_ left: SyntaxTree.ID, _ right: SyntaxTree.ID, _ tree: SyntaxTree) {
    guard case .access(let base, let steps) = tree.nodes[left].kind, case .global(.nodes) = tree.nodes[base].kind,
      steps.count == 1, case .key(let name)? = steps.first, case .literal(let value) = tree.nodes[right].kind,
      value.isNumber
    else { return }
    let meant = "\(name)-\(value.text())"
    warnings.append(
      Warning(
        message: "$nodes.\(meant) subtracts \(value.text()) from the output of the node \"\(name)\".",
        hint: "write $nodes[\"\(meant)\"]", read: name, meant: meant, offset: max(0, tree.nodes[base].offset)))
  }
}

extension ExpressionReferences.Root {
  init(_ global: SyntaxTree.Global) {
    switch global {
    case .trigger: self = .trigger
    case .nodes: self = .nodes
    case .vars: self = .vars
    case .execution: self = .execution
    case .item: self = .item
    case .index: self = .index
    }
  }
}
