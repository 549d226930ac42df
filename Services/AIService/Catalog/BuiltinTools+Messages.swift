extension BuiltinTools {
  /// What people want to have sent. Until their services are connected the message is written and is the output.
  static let messages: [Tool] = [
    Tool(
      .messageEmail, "Write an e-mail", "Writes an e-mail: to whom, subject and text.",
      aliases: ["send email", "mail", "email reply", "newsletter"],
      verbs: [
        "email", "mail", "send", "write", "respond", "reply", "answer", "draft", "compose", "welcome", "thank",
        "invite",
      ],
      cues: [.email: 2.0, .mailWord: 1.8, .url: -1.5, .channel: -1.0],
      examples: [
        "send an email to ops@example.com", "email the customer", "write a welcome mail", "reply to customer emails",
        "mail me the summary", "automatically respond to emails",
      ]),
    Tool(
      .messageChat, "Write a chat message", "Writes a message for a channel of Slack, Teams, Discord or Telegram.",
      aliases: ["slack message", "teams message", "discord", "telegram", "notify channel", "sms", "whatsapp"],
      verbs: ["send", "post", "message", "notify", "tell", "write", "text", "ping", "slack", "inform", "alert"],
      cues: [.channel: 2.2, .chatService: 2.0, .url: -1.5],
      examples: [
        "post a message to #ops on Slack", "notify the team in Teams", "send a Discord message", "tell #sales",
        "send an SMS to the customer",
      ]),
    Tool(
      .messageAlert, "Write an alert", "Writes an alert or a notification about the data.",
      aliases: ["notification", "alarm", "warn", "notify"],
      verbs: ["alert", "notify", "warn", "inform", "remind", "send", "tell", "raise", "escalate", "trigger"],
      keywords: ["alert", "alerts", "notification", "notifications", "warning", "alarm", "reminder"],
      cues: [.url: -1.5],
      examples: [
        "send an alert", "notify the team", "alert me", "send notifications", "warn the on-call engineer",
        "escalate to a manager",
      ]),
    Tool(
      .recordWrite, "Write a record", "Shapes a record for a store, a tracker or a table.",
      aliases: ["save", "store", "database", "spreadsheet", "crm", "ticket", "jira", "log"],
      verbs: [
        "save", "store", "write", "record", "log", "create", "insert", "update", "add", "register", "archive", "import",
        "make", "open", "sync", "onboard",
      ],
      cues: [.storeWord: 1.8, .url: -1.0],
      examples: [
        "save it to the database", "add a row to Google Sheets", "create a Jira ticket", "update the CRM",
        "log the result", "store the order",
      ]),
    Tool(
      .textLabel, "Label a text", "Gives a text a category, a sentiment, a priority, a score or a summary.",
      aliases: ["classify", "sentiment", "categorize", "summarize", "translate", "analyze"],
      verbs: [
        "classify", "categorize", "categorise", "prioritize", "prioritise", "summarize", "summarise", "analyze",
        "analyse", "translate", "detect", "score", "rank", "triage", "review",
      ], keywords: ["sentiment", "summary", "category", "translation"],
      cues: [.url: -0.8],
      examples: [
        "classify the message", "analyze the sentiment", "summarize the text", "prioritize the tickets",
        "categorize each email", "translate it to German",
      ]),
    Tool(
      .process, "Process records", "Takes records of one kind in, completes them and sorts the important ones out.",
      aliases: ["handle", "manage", "monitor", "intake", "triage"],
      verbs: [
        "process", "handle", "manage", "monitor", "watch", "track", "collect", "gather", "check", "validate", "verify",
        "normalize", "normalise", "clean", "enrich", "onboard", "review",
      ],
      cues: [.url: -1.2, .condition: -0.3],
      examples: [
        "process customer support tickets", "handle new orders", "monitor social media mentions",
        "process new user registrations", "manage incoming leads", "validate the registrations",
      ]),
  ]
}
