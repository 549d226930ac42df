extension BuiltinToolkits {
  /// Linear: tracks issues of product teams in cycles and projects.
  static let linear = #"""
    {
      "toolkit": {
        "slug": "linear", "name": "Linear", "category": "project-management",
        "description": "Tracks issues of product teams in cycles and projects.",
        "aliases": ["linear app"]
      },
      "tools": [
        {
          "slug": "create_issue", "name": "Create an issue", "kind": "action",
          "description": "Creates an issue in a team of Linear, with title, description and priority.",
          "aliases": ["linear ticket", "add a linear task"],
          "input_parameters": { "type": "object", "properties": {
            "team": { "type": "string", "description": "Name or key of the team.", "x-reads": "text" },
            "title": { "type": "string", "description": "Title of the issue.", "x-reads": "quoted" },
            "description": { "type": "string", "description": "The details, in Markdown.", "x-reads": "text" },
            "priority": { "type": "string", "enum": ["none", "urgent", "high", "medium", "low"], "description": "How urgent it is.", "x-reads": "text" },
            "assignee": { "type": "string", "description": "Who is to work on it.", "x-reads": "person" }
          }, "required": ["team", "title"] },
          "output_parameters": { "type": "object", "properties": {
            "identifier": { "type": "string", "description": "Key of the issue, such as ENG-42." },
            "url": { "type": "string", "description": "Address of the issue." }
          } },
          "examples": [
            "create a Linear issue titled \"Dark mode\"",
            "add a task in Linear for the ENG team",
            "log this bug in Linear",
            "open an urgent Linear ticket",
            "turn the feedback into a Linear issue"
          ]
        },
        {
          "slug": "update_issue", "name": "Update an issue", "kind": "action",
          "description": "Changes an issue of Linear: its state, priority, title or who works on it.",
          "aliases": ["move a linear issue", "assign in linear"],
          "input_parameters": { "type": "object", "properties": {
            "issue": { "type": "string", "description": "Key of the issue, such as ENG-42.", "x-reads": "text" },
            "state": { "type": "string", "description": "The new state.", "x-reads": "text" },
            "priority": { "type": "string", "enum": ["none", "urgent", "high", "medium", "low"], "description": "The new priority.", "x-reads": "text" },
            "assignee": { "type": "string", "description": "Who is to work on it.", "x-reads": "person" }
          }, "required": ["issue"] },
          "output_parameters": { "type": "object", "properties": {
            "identifier": { "type": "string", "description": "Key of the issue." }
          } },
          "examples": [
            "move ENG-42 to Done in Linear",
            "update the Linear issue",
            "assign the Linear ticket to Kim",
            "set the Linear issue to urgent",
            "change the state in Linear"
          ]
        },
        {
          "slug": "list_issues", "name": "List issues", "kind": "action",
          "description": "Reads issues of Linear by team, state or person. Gives a list.",
          "aliases": ["get linear issues", "linear backlog"],
          "input_parameters": { "type": "object", "properties": {
            "team": { "type": "string", "description": "Name or key of the team.", "x-reads": "text" },
            "state": { "type": "string", "description": "Only issues in this state.", "x-reads": "text" }
          } },
          "output_parameters": { "type": "object", "properties": {
            "issues": { "type": "array", "items": {"type": "object"}, "description": "The issues." }
          } },
          "examples": [
            "list the open Linear issues",
            "get my Linear tickets",
            "fetch the backlog from Linear",
            "which Linear issues are in progress",
            "read the issues of the ENG team in Linear"
          ]
        },
        {
          "slug": "add_comment", "name": "Comment on an issue", "kind": "action",
          "description": "Adds a comment under an issue of Linear.",
          "aliases": ["reply in linear"],
          "input_parameters": { "type": "object", "properties": {
            "issue": { "type": "string", "description": "Key of the issue.", "x-reads": "text" },
            "body": { "type": "string", "description": "The comment, in Markdown.", "x-reads": "text" }
          }, "required": ["issue", "body"] },
          "output_parameters": { "type": "object", "properties": {
            "id": { "type": "string", "description": "Id of the comment." }
          } },
          "examples": [
            "comment on ENG-42 in Linear",
            "reply to the Linear issue",
            "add a note to the ticket in Linear",
            "leave a Linear comment with the link",
            "tell the assignee in Linear"
          ]
        },
        {
          "slug": "issue_created", "name": "When an issue is created", "kind": "trigger",
          "description": "Starts when an issue is created in Linear. Carries the issue.",
          "aliases": ["new linear issue"],
          "input_parameters": { "type": "object", "properties": {
            "team": { "type": "string", "description": "Only this team.", "x-reads": "text" }
          } },
          "output_parameters": { "type": "object", "properties": {
            "data": { "type": "object", "description": "The issue." }
          } },
          "examples": [
            "when a Linear issue is created",
            "on a new ticket in Linear",
            "whenever somebody adds an issue to Linear",
            "each new Linear bug",
            "when a Linear task comes in"
          ]
        }
      ]
    }
    """#
}
