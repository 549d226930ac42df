import Catalog
import Embeddings
import Platform
import Testing
import WorkflowModels

@testable import WorkflowService

/// WordLlama's real table, where the tests are told of it by `WAE_TEST_EMBEDDINGS`.
private enum RealTable {
  static let directory: String? = ProcessEnvironment.current["WAE_TEST_EMBEDDINGS"].flatMap { $0.isEmpty ? nil : $0 }
  static let meaning: TableMeaning? = directory.flatMap { directory in
    TableMeaning.read(Settings(["EMBEDDINGS_PATH": directory]), logger: .silent)
  }
}

/// With the real table the nodes say what is meant where no word of the text stands in a label or its subject.
@Suite(.enabled(if: RealTable.directory != nil)) struct TableMeaningTests {
  /// Says the same in other words than the label and all that the word version knows of its subject.
  struct Wish: Sendable, CustomTestStringConvertible {
    let text: String
    let labels: [String]
    let label: String
    var testDescription: String { text }
  }

  private static func wishes(_ labels: [String], _ pairs: [(String, String)]) -> [Wish] {
    pairs.map { Wish(text: $0.0, labels: labels, label: $0.1) }
  }

  private static let wishes =
    wishes(
      ["shipping", "billing", "account"],
      [
        ("The courier left the box at the wrong house", "shipping"), ("When will my goods get here?", "shipping"),
        ("The postman threw it over the fence", "shipping"), ("You took the money twice", "billing"),
        ("I was asked for 40 euros too much", "billing"), ("My wallet shows two debits", "billing"),
        ("I am locked out", "account"), ("Forget everything that you know about me and erase my identity", "account"),
      ])
    + wishes(
      ["sports", "politics", "technology", "cooking"],
      [
        ("The striker scored twice in the final", "sports"), ("Parliament voted on the new law", "politics"),
        ("The new phone has a faster chip", "technology"), ("Fry the onions in butter until golden", "cooking"),
      ])
    + wishes(
      ["travel", "food", "other"],
      [
        ("Book two rooms near the beach", "travel"), ("A bowl of soup with fresh bread", "food"),
        ("The committee adjourned its session", "other"),
      ])

  private static func table() throws -> TableMeaning { try #require(RealTable.meaning) }

  private static func run(_ type: String, _ properties: JSONObject, _ meaning: TableMeaning?) throws -> JSON {
    let document = WorkflowDocument(
      name: "one", nodes: [WorkflowNode(id: "n", type: type, properties: properties)], edges: [])
    let workflow = try #require(WorkflowValidator { SHA256.hex($0) }.validate(document).workflow)
    let call = try #require(
      workflow.trial(of: "n", input: [:], at: Timestamp(microseconds: 0), execution: [:], nodes: [:]))
    return try ExecutionFold.compute(call, by: meaning).get().outputs.principal
  }

  private static func label(of wish: Wish, _ meaning: TableMeaning?) throws -> JSON {
    try run(
      "text-classifier", ["text": .string(wish.text), "labels": .array(wish.labels.map { .string($0) })], meaning)
  }

  @Test(arguments: wishes) func `a text that shares no word with its label is given it`(_ wish: Wish) throws {
    // Words know nothing of it: else this would show nothing.
    let byWords = try Self.label(of: wish, nil)
    #expect(byWords["score"] == 0)
    let byMeaning = try Self.label(of: wish, try Self.table())
    #expect(byMeaning["label"]?.stringValue == wish.label, "\(byMeaning)")
  }

  private static let handbook: JSON = [
    "Refunds are given within thirty days of purchase. Parking behind the building is free.",
    "The shop opens at nine in the morning. Parcels are sent by courier and take two to four days.",
    "Dogs are welcome on the terrace. We accept credit cards and bank transfers.",
  ]

  @Test(arguments: [
    ("How can I get my money back?", "Refunds are given within thirty days of purchase."),
    ("When does business start?", "The shop opens at nine in the morning."),
    ("May I bring my puppy?", "Dogs are welcome on the terrace."),
    ("How can I pay?", "We accept credit cards and bank transfers."),
    ("How quickly do you ship my order?", "Parcels are sent by courier and take two to four days."),
  ]) func `a question in other words is answered by the sentence that means it`(
    _ question: String, _ answer: String
  ) throws {
    let asked: JSONObject = ["question": .string(question), "documents": Self.handbook]
    let byWords = try Self.run("question-answer-chain", asked, nil)
    #expect(byWords["sources"] == [])
    #expect(try Self.run("question-answer-chain", asked, try Self.table())["answer"]?.stringValue == answer)
  }

  @Test func `what the documents do not speak of is not answered`() throws {
    let asked: JSONObject = ["question": "Who won the football match?", "documents": Self.handbook]
    let found = try Self.run("question-answer-chain", asked, try Self.table())
    #expect(found["sources"] == [] && found["answer"] == "The documents do not say.")
  }

  @Test func `a table that cannot be read, or is not wanted, leaves the nodes to words`() throws {
    #expect(TableMeaning.read(Settings(["EMBEDDINGS_PATH": "/nowhere"]), logger: .silent) == nil)
    let path = try #require(RealTable.directory)
    let unwanted = Settings(["EMBEDDINGS_PATH": path, "EMBEDDINGS_PROVIDER": "none"])
    #expect(TableMeaning.read(unwanted, logger: .silent) == nil)
    #expect(TableMeaning.read(Settings([:]), logger: .silent) == nil)
  }
}
