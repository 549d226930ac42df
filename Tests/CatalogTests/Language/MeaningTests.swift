import Catalog
import Testing
import WorkflowModels

/// Nodes that compare texts: by what these mean where that is known, else by their words.
@Suite struct MeaningTests {
  /// Knows of one thing alone whether a text is about it.
  private struct MusicMeaning: TextMeaning {
    private static func isMusic(_ text: String) -> Bool {
      ["song", "melody", "concert", "music"].contains { text.lowercased().contains($0) }
    }

    func nearness(of text: String, to others: [String]) -> [Double]? {
      text.isEmpty ? nil : others.map { Self.isMusic(text) == Self.isMusic($0) ? 0.8 : -0.1 }
    }
  }

  private func output(_ type: String, _ properties: JSONObject, _ meaning: (any TextMeaning)?) throws -> NodeOutputs {
    let workflow = try #require(Sketch.validate([Sketch.node("n", type, properties)]).workflow)
    #expect(workflow.plan.nodes[0].traits.isJournaled && !workflow.plan.nodes[0].traits.hasEffects)
    var fold = ExecutionFold(workflow: workflow, execution: [:], seed: 1)
    let commands = fold.apply(.started(trigger: nil, input: [:], at: Timestamp(microseconds: 0)))
    guard case .run(let run)? = commands.first else { throw NodeFailure(code: "nothing", message: "\(commands)") }
    let call = try #require(fold.call(run))
    return try ExecutionFold.compute(call, by: meaning).get().outputs
  }

  private func label(_ text: String, _ labels: [String], _ meaning: (any TextMeaning)?) throws -> JSON? {
    try output(
      "text-classifier", ["text": .string(text), "labels": .array(labels.map { .string($0) })], meaning
    ).principal["label"]
  }

  @Test func `a text is given the label that means the same`() throws {
    let outputs = try output(
      "text-classifier", ["text": "Hum me that melody.", "labels": ["cars", "music", "other"]], MusicMeaning())
    #expect(outputs["case:music"]?["label"] == "music" && outputs["case:cars"] == nil)
    let value = outputs.principal
    let scores = value["scores"]?.objectValue?.values.compactMap(\.doubleValue) ?? []
    #expect(scores.count == 3 && abs(scores.reduce(0, +) - 1) < 0.01 && value["score"] == value["scores"]?["music"])
    #expect(value["score"]?.doubleValue ?? 0 > 0.9 && value["provider"] == "builtin")
  }

  @Test func `what is near no label goes to the one for the rest, and only to such a one`() throws {
    #expect(try label("Turn the screw.", ["songs", "concerts", "other"], MusicMeaning()) == "other")
    #expect(try label("Turn the screw.", ["songs", "concerts", "none_of_these"], MusicMeaning()) == "none_of_these")
    #expect(try label("Hum me that melody.", ["cars", "songs", "concerts"], MusicMeaning()) == "songs")
    #expect(try label("", ["cars", "songs", "other"], MusicMeaning()) == "other")
  }

  @Test func `a word of the label counts beside what is meant`() throws {
    #expect(try label("A song on the radio", ["music", "songs"], MusicMeaning()) == "songs")
  }

  @Test func `without a meaning words decide`() throws {
    #expect(try label("The invoice charges me twice", ["technical", "billing", "other"], nil) == "billing")
    #expect(try label("Hum me that melody.", ["cars", "music", "other"], nil) == "other")
  }

  @Test func `a question is answered by the sentence that means it`() throws {
    let asked: JSONObject = [
      "question": "Which melody is played?", "documents": ["The hall is cold. A song opens the evening."],
    ]
    let value = try output("question-answer-chain", asked, MusicMeaning()).principal
    #expect(value["answer"] == "A song opens the evening." && value["sources"]?.arrayValue?.count == 1)
    #expect(value["sources"]?[0]?["score"]?.doubleValue ?? 0 > 0.5)
    #expect(try output("question-answer-chain", asked, nil).principal["sources"] == [])
  }
}
