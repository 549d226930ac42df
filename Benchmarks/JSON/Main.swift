import WorkflowModels

/// Measures the engine's JSON against Foundation's coders and against jansson, on one realistic workflow, in one
/// process: the figures behind `docs/decisions/0001-one-json-type.md`.
///
/// `bench-json [--json] [--rounds N] [--only NAME]`; with `--json` the last line is one JSON object of ratios. `--only`
/// takes a part of a contestant's name and is meant for a profiler.
@main
struct Main {
  static func main() throws {
    let arguments = CommandLine.arguments
    func option(_ name: String) -> String? {
      arguments.firstIndex(of: name).flatMap { arguments.dropFirst($0 + 1).first }
    }
    let workflow = try ReferenceWorkflow()
    var table = Table(bytes: workflow.bytes.count)
    let only = option("--only")
    let contestants = try Contestants(workflow).all.filter { only.map($0.name.contains) ?? true }
    table.measure(contestants, rounds: option("--rounds").flatMap { Int($0) } ?? 401)
    table.printRows()
    if arguments.contains("--json") { print(table.ratios.text()) }
  }
}
