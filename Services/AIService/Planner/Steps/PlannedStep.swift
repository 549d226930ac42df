internal import WorkflowModels

/// One thing that the workflow is to do, read out of the prompt but not yet placed in a graph.
struct PlannedStep: Sendable, Hashable {
  indirect enum Kind: Sendable, Hashable {
    case request(RequestPlan)
    case keep(Condition)
    case setFields([FieldAssignment])
    case keepFields([FieldPath])
    case removeFields([FieldPath])
    case renameFields([FieldRenaming])
    case compute(Computation)
    case wait(WaitPlan)
    case respond(ReplyPlan)
    case stop(message: String)
    case message(MessagePlan)
    case record(destination: String)
    case connector(ConnectorPlan)
    case approval(message: String)
    /// A language model, by its node type, and what it is told.
    case ask(String, instruction: String)
    /// What is to be found in a text, by name.
    case extract([String])
    case label(LabelPlan)
    case process(ProcessPlan)
    case combine
    /// Data that is there already, in the input of the run.
    case given(GivenReader.Given)
    case decide(Condition, then: [PlannedStep], otherwise: [PlannedStep])
    case route(FieldPath, cases: [RouteCase], otherwise: [PlannedStep])
    /// Rows of steps that begin at the same place.
    case beside([[PlannedStep]])
    /// What is done where the one who was asked last says no.
    case refused([PlannedStep])
    case each(noun: String, [PlannedStep])
    /// Again until the condition holds.
    case until(Condition, most: Int?, [PlannedStep])
  }

  var kind: Kind
  /// The words of the prompt that it stands for.
  var words: String
  var tool: ToolID?
  /// How well the words fit the tool, and what came next.
  var score: Double = 0
  var runnersUp: [ToolID] = []
  /// The same for an action of a service: "connector-action:slack.send_message".
  var use: String?
  var otherUses: [String] = []
}

/// An HTTP call as the prompt says it.
struct RequestPlan: Sendable, Hashable {
  /// What is sent as the body.
  enum Body: Sendable, Hashable {
    case none
    /// The data at hand.
    case data
    case text(String)
    case json(String)
    case fields([FieldAssignment])
  }

  var method: String
  /// More than one are called side by side.
  var urls: [String]
  var headers: [FieldAssignment] = []
  var body: Body = .none
  /// What it brings ("tickets").
  var noun: String?
  /// It is said to bring many.
  var isList = false
}

struct FieldAssignment: Sendable, Hashable {
  var field: FieldPath
  var value: Condition.Operand
}

struct FieldRenaming: Sendable, Hashable {
  var from: FieldPath
  var to: FieldPath
}

enum WaitPlan: Sendable, Hashable {
  case seconds(Double)
  case until(String)
}

struct ReplyPlan: Sendable, Hashable {
  enum Body: Sendable, Hashable {
    case data
    case text(String)
    case json(String)
    case fields([FieldPath])
  }

  var body: Body
  var status: Int?
}

struct MessagePlan: Sendable, Hashable {
  enum Medium: String, Sendable, Hashable { case email, chat, alert, sms }

  var medium: Medium
  /// "slack", "teams", where one is named.
  var service: String?
  var to: [String] = []
  var channel: String?
  var subject: String?
  var text: String?
  /// Members of the data that it tells, where no text is said.
  var fields: [FieldPath] = []
  /// It answers what came in.
  var isReply = false
  var about: String?
  /// It is said to go by e-mail: nothing else will do.
  var isMail = false
  /// "welcome" or "thanks", where the message is one of these.
  var occasion: String?
}

struct LabelPlan: Sendable, Hashable {
  enum Purpose: String, Sendable, Hashable { case category, sentiment, priority, summary, translation, score }

  var purpose: Purpose
  var labels: [String] = []
  var language: String?
  /// What is labelled ("review"), and whether there are many.
  var noun: String?
  var isList = false
}

struct ProcessPlan: Sendable, Hashable {
  enum Action: Sendable, Hashable { case process, monitor, collect, validate, test }

  var action: Action
  /// "support ticket", singular.
  var noun: String
}

struct RouteCase: Sendable, Hashable {
  var name: String
  var value: Condition.Operand
  var steps: [PlannedStep]
}

/// Something that jq computes from the data at hand.
enum Computation: Sendable, Hashable {
  case count(by: FieldPath?)
  case sum(FieldPath)
  case average(FieldPath)
  case largest(FieldPath)
  case smallest(FieldPath)
  case sort(FieldPath?, descending: Bool)
  case first(Int)
  /// The first item itself, not a list of one.
  case firstItem
  case lastItem
  case last(Int)
  case group(FieldPath)
  case unique(FieldPath?)
  case extract(FieldPath)
  case flatten
  case upperCase(FieldPath)
  case lowerCase(FieldPath)
  case multiply(FieldPath, by: Double)
  case divide(FieldPath, by: Double)
  case expression(String)
}
