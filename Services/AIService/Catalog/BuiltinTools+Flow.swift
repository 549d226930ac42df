extension BuiltinTools {
  /// Decisions, joins, waits and ends.
  static let flow: [Tool] = [
    Tool(
      .ifElse, "Decide", "Goes one of two ways, by a condition.",
      aliases: ["if else", "condition", "branch"], verbs: [],
      examples: [
        "if the amount is over 100 then post it", "if it is urgent", "otherwise stop", "when the status is open",
        "unless it is empty",
      ]),
    Tool(
      .switchRoute, "Route by a value", "Goes one of several ways, by the value of a field.",
      aliases: ["switch", "cases", "routing"], verbs: ["route", "distribute", "switch", "branch", "split"],
      cues: [.url: -0.4],
      examples: [
        "route by priority", "depending on the type", "switch on the country", "split by department",
        "send each kind to its team",
      ]),
    Tool(
      .mergeCombine, "Merge", "Joins several inputs into one.",
      aliases: ["combine", "join results", "collect branches"], verbs: ["merge", "combine", "join"],
      cues: [.url: -0.5],
      examples: [
        "merge the results", "combine both lists", "join the two responses", "put them together", "merge by id",
      ]),
    Tool(
      .waitTime, "Wait", "Waits for a time, or until a moment.",
      aliases: ["pause", "delay", "sleep"], verbs: ["wait", "pause", "sleep", "delay"], cues: [.duration: 1.0],
      examples: ["wait 10 seconds", "pause for 5 minutes", "sleep 1 hour", "delay by a day", "wait until 2030-01-01"]),
    Tool(
      .respondWebhook, "Respond", "Answers the request that started the workflow, or shapes what the run gives back.",
      aliases: ["reply", "return", "answer", "response"],
      verbs: ["respond", "return", "reply", "answer", "echo", "output", "give", "show", "print", "say"],
      cues: [.url: -0.8, .email: -1.0, .mailWord: -1.6, .channel: -1.5, .json: 0.4, .with: 2.2],
      examples: [
        "respond with the total", "return the result", "reply with status 200", "answer with ok", "give back the list",
      ]),
    Tool(
      .stopError, "Stop with an error", "Ends the run as failed, with a message.",
      aliases: ["fail", "abort", "raise an error"],
      verbs: ["stop", "fail", "abort", "throw", "raise", "terminate", "end", "cancel"],
      keywords: ["error", "exception"], cues: [.url: -1.0],
      examples: [
        "stop with an error", "fail with \"no data\"", "abort the workflow", "throw an error", "raise an exception",
      ]),
  ]

  /// Choosing and changing data.
  static let fields: [Tool] = [
    Tool(
      .filterKeep, "Keep items", "Keeps the items of a list that meet a condition.",
      aliases: ["filter", "select items", "only where"],
      verbs: ["keep", "filter", "select", "find", "pick", "only", "take", "match"],
      cues: [.condition: 1.6, .fieldList: -0.6, .url: -0.6],
      examples: [
        "keep only the tickets where priority is high", "filter the orders over 100", "select the open issues",
        "only take active users", "keep those that contain refund",
      ]),
    Tool(
      .filterDrop, "Drop items", "Drops the items of a list that meet a condition.",
      aliases: ["exclude", "reject", "filter out"],
      verbs: ["exclude", "ignore", "drop", "discard", "skip", "remove", "reject", "delete"],
      cues: [.condition: 1.8, .url: -1.0],
      examples: [
        "drop the closed tickets", "exclude users without email", "ignore items where amount is 0", "filter out spam",
        "remove the orders that are cancelled",
      ]),
    Tool(
      .fieldsSet, "Set fields", "Sets or adds fields of an object.",
      aliases: ["edit fields", "add field", "assign", "mark"],
      verbs: ["set", "add", "assign", "mark", "tag", "change", "include", "append", "label", "approve", "reject"],
      cues: [.assignment: 1.5, .url: -0.6, .storeWord: -0.8],
      examples: [
        "set status to \"done\"", "add a field source with value web", "mark it as urgent", "assign priority high",
        "change the owner to ops",
      ]),
    Tool(
      .fieldsKeep, "Keep fields", "Keeps some fields and drops the others.",
      aliases: ["pick fields", "select columns"], verbs: ["keep", "pick", "select", "take", "extract"],
      cues: [.fieldList: 1.5, .condition: -1.2],
      examples: [
        "keep only name and email", "pick the id and title", "select the fields id, name", "keep just the email",
        "extract the name and the phone",
      ]),
    Tool(
      .fieldsRemove, "Remove fields", "Takes fields out of an object.",
      aliases: ["strip fields", "delete property"], verbs: ["remove", "delete", "drop", "strip", "hide"],
      cues: [.fieldList: 1.2, .condition: -1.0, .url: -1.2],
      examples: [
        "remove the password", "drop the field internal_id", "strip the token and the secret", "delete property x",
        "remove fields a and b",
      ]),
    Tool(
      .fieldsRename, "Rename fields", "Gives fields another name.", aliases: ["rename"], verbs: ["rename"],
      examples: [
        "rename name to full_name", "rename the field id to ticket_id", "rename a as b", "rename title to subject",
        "rename the column amount to total",
      ]),
  ]
}
