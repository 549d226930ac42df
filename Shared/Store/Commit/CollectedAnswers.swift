internal import Synchronization

/// Gathers the answers to rows that one caller submitted together, and wakes it once, after the last.
final class CollectedAnswers<Answer: Sendable>: Sendable {
  private struct State {
    var answers: [Result<Answer, any Error>?]
    var missing: Int
  }

  private let state: Mutex<State>
  private let caller: CheckedContinuation<[Result<Answer, any Error>], Never>

  init(count: Int, _ caller: CheckedContinuation<[Result<Answer, any Error>], Never>) {
    state = Mutex(State(answers: Array(repeating: nil, count: count), missing: count))
    self.caller = caller
  }

  func set(_ index: Int, _ answer: Result<Answer, any Error>) {
    let all: [Result<Answer, any Error>]? = state.withLock { state in
      guard state.answers.indices.contains(index), state.answers[index] == nil else { return nil }
      state.answers[index] = answer
      state.missing -= 1
      return state.missing == 0 ? state.answers.map { $0 ?? .failure(StoreError.incomplete) } : nil
    }
    if let all { caller.resume(returning: all) }
  }
}

/// Who waits for a row of a group commit: a task of its own, one that waits for many, or nobody but a function.
enum RowCaller<Answer: Sendable>: Sendable {
  case function(@Sendable (Result<Answer, any Error>) -> Void)
  case single(CheckedContinuation<Answer, any Error>)
  case member(CollectedAnswers<Answer>, Int)

  func resume(returning answer: Answer) {
    switch self {
    case .function(let function): function(.success(answer))
    case .single(let continuation): continuation.resume(returning: answer)
    case .member(let answers, let index): answers.set(index, .success(answer))
    }
  }

  func resume(throwing error: any Error) {
    switch self {
    case .function(let function): function(.failure(error))
    case .single(let continuation): continuation.resume(throwing: error)
    case .member(let answers, let index): answers.set(index, .failure(error))
    }
  }
}
