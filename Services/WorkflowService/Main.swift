internal import ServiceKit

/// The workflow service: stores, versions and executes workflows.
@main
enum Main {
  static func main() async {
    await ServiceMain.run(WorkflowServiceComposition.description) { parts in
      try WorkflowServiceComposition(parts).composition
    }
  }
}
