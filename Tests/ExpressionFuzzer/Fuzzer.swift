import WorkflowModels

/// libFuzzer's entry: the bytes are a program, evaluated on a few inputs with a small budget. Built by
/// `deploy/local fuzz expressions` together with the sources of the expressions, not by the package.
@_cdecl("LLVMFuzzerTestOneInput")
func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  // libFuzzer hands over `count` bytes that live as long as the call.
  let bytes = unsafe UnsafeBufferPointer(start: start, count: count)
  let source = unsafe String(decoding: bytes, as: UTF8.self)
  guard let program = try? ExpressionCompiler().compile(source) else { return 0 }
  let budget = ExpressionBudget(steps: 20_000, bytes: 4 << 20, depth: 1000)
  let inputs: [JSON] = [
    nil, "aab b", [3, 1, [2, nil]], ["a": ["b": [1, "x"]], "c": 2.5], 1_425_599_621,
  ]
  for input in inputs {
    _ = try? program.evaluate(input, scope: ExpressionScope(), budget: budget)
  }
  return 0
}
