internal import ServiceKit

/// The AI service: workflows from sentences.
@main
struct Main {
  static func main() async {
    await ServiceMain.run(AIComposition.description) { parts in try AIComposition.make(parts) }
  }
}
