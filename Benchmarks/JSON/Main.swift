import WorkflowModels

/// Measures the engine's JSON against Foundation's coders and against jansson, on one realistic workflow, in one
/// process: the figures behind `docs/decisions/0001-one-json-type.md`.
///
/// `bench-json [--json] [--rounds N]`; with `--json` the last line is one JSON object of ratios.
@main
struct Main {
  static func main() throws {
    let arguments = CommandLine.arguments
    let rounds = arguments.firstIndex(of: "--rounds").flatMap { arguments.dropFirst($0 + 1).first }.flatMap { Int($0) }
    let workflow = try ReferenceWorkflow()
    var table = Table(bytes: workflow.bytes.count)
    table.measure(try Contestants(workflow).all, rounds: rounds ?? 41)
    table.printRows()
    if arguments.contains("--json") { print(table.ratios.text()) }
  }
}
