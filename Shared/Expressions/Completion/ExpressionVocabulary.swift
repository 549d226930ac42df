/// The words of the language, for editors.
package enum ExpressionVocabulary {
  package struct Function: Sendable, Hashable {
    package let name: String
    /// How many arguments it takes, each number that is possible.
    package let arities: [Int]
  }

  package static let variables = SyntaxTree.Global.allCases.map(\.rawValue)
  package static let formats = Format.allCases.map(\.rawValue)
  package static let keywords = [
    "if", "then", "elif", "else", "end", "as", "def", "reduce", "foreach", "try", "catch", "label", "break", "and",
    "or", "null", "true", "false",
  ]

  /// In alphabetical order.
  package static let functions: [Function] = {
    var arities: [String: Set<Int>] = ["path": [1]]
    for native in Native.allCases { arities[native.name, default: []].insert(native.arity) }
    for function in Prelude.tree.functions where function.level == 0 {
      arities[function.name, default: []].insert(function.parameters.count)
    }
    return arities.filter { !$0.key.hasPrefix("_") }.map { Function(name: $0.key, arities: $0.value.sorted()) }
      .sorted { $0.name < $1.name }
  }()
}
