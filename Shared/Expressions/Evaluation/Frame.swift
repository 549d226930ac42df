import WorkflowModels

/// What is to be done with the next value: a continuation, kept on the heap so that recursion in a program is not
/// recursion on the stack. Frames are never changed after they are made, because several choices may share them.
final class Frame {
  let work: Work
  private(set) var next: Frame?
  let depth: Int
  /// The place in the source of what waits here, for errors.
  let offset: Int

  init(_ work: Work, next: Frame?, offset: Int) {
    self.work = work
    self.offset = offset
    self.next = next
    depth = (next?.depth ?? 0) + 1
  }

  /// In a loop, because a chain is as long as a recursion is deep.
  deinit {
    var link = next
    next = nil
    while link != nil, isKnownUniquelyReferenced(&link) {
      let following = link?.next
      link?.next = nil
      link = following
    }
  }

  enum Work {
    case pipe(SyntaxTree.ID, Environment?)
    case steps([SyntaxTree.Step])
    case iterate
    case indexKey(SyntaxTree.ID, Environment?, Datum, isOptional: Bool)
    case index(JSON, isOptional: Bool)
    case sliceFrom(SyntaxTree.ID, upTo: SyntaxTree.ID?, Environment?, Datum, isOptional: Bool)
    case sliceUpTo(SyntaxTree.ID, from: JSON, Environment?, Datum, isOptional: Bool)
    case negate
    case binaryRight(Operator, left: SyntaxTree.ID, Environment?, Datum)
    case binaryLeft(Operator, right: Datum)
    /// `. + …`, where `.` is ours alone: in a cell, from which it can be taken out.
    case append(Cell, choices: Int)
    case and(SyntaxTree.ID, Environment?, Datum)
    case or(SyntaxTree.ID, Environment?, Datum)
    case boolean
    case ifElse(then: SyntaxTree.ID, otherwise: SyntaxTree.ID?, Environment?, Datum, choices: Int)
    case bind(SyntaxTree.ID, Environment?, Datum)
    case leaveTry(height: Int)
    case alternative(Cell, height: Int)
    case collect(Cell)
    case reduceInitial(source: SyntaxTree.ID, update: SyntaxTree.ID, Environment?, Datum)
    case reduceElement(Cell, update: SyntaxTree.ID, Environment?)
    case reduceUpdate(Cell)
    case foreachInitial(source: SyntaxTree.ID, update: SyntaxTree.ID, extract: SyntaxTree.ID?, Environment?, Datum)
    case foreachElement(Cell, update: SyntaxTree.ID, extract: SyntaxTree.ID?, Environment?)
    case foreachUpdate(Cell, extract: SyntaxTree.ID?, Environment?)
    case objectKey([(key: SyntaxTree.ID, value: SyntaxTree.ID)], Int, JSONObject, Int32, Environment?, Datum)
    case objectValue([(key: SyntaxTree.ID, value: SyntaxTree.ID)], Int, JSONObject, Int32, JSON, Environment?, Datum)
    case string([SyntaxTree.Piece], Int, Format, [String], Environment?, Datum)
    case pathEnd(Datum.Trail)
    case assignValue(SyntaxTree.ID, Environment?, Datum)
    case assignPath(Cell, JSON, Int32)
    case modifyOperand(SyntaxTree.ID, update: SyntaxTree.ID, Environment?, Datum)
    case modifyPath(Cell, update: SyntaxTree.ID, Environment?)
    case modifyResult(Cell, [JSON], height: Int)
    case native(Native, [SyntaxTree.ID], Int, [JSON], Environment?, Datum)
  }
}

/// What a loop gathers: the array of `[…]`, the state of `reduce`, what `//` has seen. It lives as long as the loop,
/// and nothing outside the loop can see it half done.
final class Cell {
  var datum: Datum
  var items: [JSON] = []
  var nesting: Int32 = 0
  var isFound = false

  init(_ datum: Datum) { self.datum = datum }

  /// Moves the datum out: whoever has it then is its only holder.
  func take() -> Datum {
    let datum = datum
    self.datum = Datum(.null)
    return datum
  }
}

/// Where to go on when a branch of the program is exhausted.
enum Choice {
  case evaluate(SyntaxTree.ID, Environment?, Datum, Frame?)
  case iterateArray([JSON], Int, Datum.Trail, Int32, Frame?)
  case iterateObject(JSONObject.Iterator, Datum.Trail, Int32, Frame?)
  case range(JSON, upTo: JSON, by: JSON, Datum.Trail, Frame?)
  /// A `try`: an error raised above goes to the handler (nil: ends quietly).
  case barrier(handler: SyntaxTree.ID?, Environment?, Datum.Trail, Frame?)
  /// What follows was emitted by a `try` or `//`, and its errors are not theirs: they pass below `height`.
  case bypass(height: Int)
  case alternative(Cell, SyntaxTree.ID, Environment?, Datum, Frame?)
  case collected(Cell, Datum.Trail, Frame?)
  case folded(Cell, Frame?)
  case loopEnd
  case modified(Cell, Frame?)
  case unmodified(Cell, [JSON])
  case label(Int)
}
