extension BuiltinTools {
  /// What starts a workflow.
  static let triggers: [Tool] = [
    Tool(
      .manualStart, "Start by hand", "Starts the workflow when a person or a program runs it, with the given input.",
      aliases: ["manual trigger", "run button", "test workflow"], verbs: [],
      examples: [
        "start it by hand", "when I click run", "run manually", "test workflow", "start on demand with an input",
      ]),
    Tool(
      .webhookReceive, "Receive a webhook", "Starts the workflow when an HTTP request arrives at its path.",
      aliases: ["webhook trigger", "incoming request", "http endpoint", "callback", "form submission"], verbs: [],
      examples: [
        "when a webhook arrives", "when a POST request comes in at /orders", "receive a form submission",
        "when a new order is placed", "listen for incoming requests", "when a user signs up",
      ]),
    Tool(
      .scheduleRun, "Run on a schedule", "Starts the workflow by cron or at an interval, in a time zone.",
      aliases: ["schedule trigger", "cron job", "timer", "interval", "recurring"], verbs: [],
      examples: [
        "every morning at 9", "every 5 minutes", "on weekdays at 8am", "daily at midnight", "every Monday",
        "on the first of each month",
      ]),
  ]

  /// Calls to other systems.
  static let requests: [Tool] = [
    Tool(
      .httpGet, "Fetch from a URL", "Gets data from an address by an HTTP GET request.",
      aliases: ["http get", "api request", "download", "load data", "call api", "web page"],
      verbs: [
        "fetch", "get", "download", "retrieve", "pull", "load", "read", "query", "grab", "call", "request", "hit",
        "ping", "check", "import", "collect", "gather", "scrape", "crawl", "invoke", "find", "list", "monitor", "watch",
      ],
      cues: [.url: 1.2, .sourceURL: 1.2, .from: 0.4, .pronoun: -0.6],
      examples: [
        "fetch https://api.example.com/tickets", "get the list of users from the API", "download the JSON",
        "call the endpoint", "load the orders from a URL", "retrieve the weather", "check the website",
      ]),
    Tool(
      .httpPost, "Post to a URL", "Sends data to an address by an HTTP POST request.",
      aliases: ["http post", "send data", "submit", "push to api", "forward"],
      verbs: ["post", "send", "submit", "push", "forward", "publish", "upload", "deliver", "export", "sync", "report"],
      cues: [.url: 2.0, .to: 0.5, .json: 0.4, .email: -1.5, .channel: -1.5],
      examples: [
        "post them to https://example.com/alerts", "send the result to the API", "submit the order to a URL",
        "push the data to an endpoint", "forward it to https://hooks.example.com", "publish the report by POST",
      ]),
    Tool(
      .httpPut, "Put to a URL", "Replaces or changes data at an address by an HTTP PUT or PATCH request.",
      aliases: ["http put", "http patch", "update by api"],
      verbs: ["put", "patch", "update", "replace"], cues: [.url: 2.0, .assignment: -0.8],
      examples: [
        "put it to https://api.example.com/users/1", "update the record at https://example.com/items/5",
        "patch https://api.example.com/orders/7", "replace the document at the URL", "update the user by PUT",
      ]),
    Tool(
      .httpDelete, "Delete at a URL", "Removes a thing at an address by an HTTP DELETE request.",
      aliases: ["http delete", "remove by api"], verbs: ["delete", "remove", "cancel"],
      cues: [.url: 2.2, .fieldList: -0.8],
      examples: [
        "delete https://api.example.com/users/1", "remove the file at the URL", "call DELETE on the endpoint",
        "delete the record by the API", "send a DELETE request to https://example.com/x",
      ]),
  ]
}
