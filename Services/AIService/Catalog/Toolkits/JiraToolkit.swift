extension BuiltinToolkits {
  /// Jira: tracks tickets of software and service teams in projects with workflows and sprints.
  static let jira = #"""
    {
      "toolkit": {
        "slug": "jira", "name": "Jira", "category": "project-management",
        "description": "Tracks tickets of software and service teams in projects with workflows and sprints.",
        "aliases": ["jira cloud", "atlassian jira"]
      },
      "tools": [
        {
          "slug": "create_issue", "name": "Create a ticket", "kind": "action",
          "description": "Creates a ticket (an issue) in a Jira project: a bug, task or story with a summary, description and priority. Gives its key.",
          "aliases": ["jira ticket", "open a jira issue", "log a bug in jira", "create a story", "raise a ticket"],
          "input_parameters": { "type": "object", "properties": {
            "project": { "type": "string", "description": "Key of the project, such as OPS.", "x-reads": "text" },
            "summary": { "type": "string", "description": "One line that says what it is.", "x-reads": "quoted" },
            "description": { "type": "string", "description": "The details.", "x-reads": "text" },
            "issue_type": { "type": "string", "enum": ["Task", "Bug", "Story", "Epic", "Incident"], "description": "What kind of ticket it is.", "x-reads": "text" },
            "priority": { "type": "string", "enum": ["Highest", "High", "Medium", "Low", "Lowest"], "description": "How urgent it is.", "x-reads": "text" },
            "assignee": { "type": "string", "description": "Who is to work on it.", "x-reads": "person" },
            "labels": { "type": "array", "items": {"type": "string"}, "description": "Labels of the ticket.", "x-reads": "text" }
          }, "required": ["project", "summary"] },
          "output_parameters": { "type": "object", "properties": {
            "key": { "type": "string", "description": "Key of the ticket, such as OPS-12." },
            "url": { "type": "string", "description": "Address of the ticket." }
          } },
          "examples": [
            "create a Jira ticket in project OPS",
            "open a Jira bug titled \"Payment fails\"",
            "log a task in Jira for each error",
            "raise a high priority ticket in Jira",
            "make a Jira story from the request"
          ]
        },
        {
          "slug": "update_issue", "name": "Update a ticket", "kind": "action",
          "description": "Changes fields of a Jira ticket: summary, description, priority, labels or who works on it.",
          "aliases": ["edit a jira ticket", "change a jira issue", "assign a ticket"],
          "input_parameters": { "type": "object", "properties": {
            "issue_key": { "type": "string", "description": "Key of the ticket, such as OPS-12.", "x-reads": "text" },
            "fields": { "type": "object", "description": "The fields to change and their new values." }
          }, "required": ["issue_key", "fields"] },
          "output_parameters": { "type": "object", "properties": {
            "key": { "type": "string", "description": "Key of the ticket." }
          } },
          "examples": [
            "update the Jira ticket OPS-12",
            "change the priority of the ticket in Jira",
            "assign the Jira issue to Ana",
            "set the Jira labels",
            "edit the ticket's description in Jira"
          ]
        },
        {
          "slug": "transition_issue", "name": "Move a ticket to another status", "kind": "action",
          "description": "Moves a Jira ticket through its workflow, such as to In Progress or Done.",
          "aliases": ["close a jira ticket", "change jira status", "resolve a ticket"],
          "input_parameters": { "type": "object", "properties": {
            "issue_key": { "type": "string", "description": "Key of the ticket.", "x-reads": "text" },
            "status": { "type": "string", "description": "The status to move it to.", "x-reads": "quoted" }
          }, "required": ["issue_key", "status"] },
          "output_parameters": { "type": "object", "properties": {
            "key": { "type": "string", "description": "Key of the ticket." },
            "status": { "type": "string", "description": "The new status." }
          } },
          "examples": [
            "move the Jira ticket to Done",
            "close OPS-12 in Jira",
            "set the Jira issue to In Progress",
            "resolve the ticket in Jira",
            "transition the ticket to \"In Review\""
          ]
        },
        {
          "slug": "add_comment", "name": "Comment on a ticket", "kind": "action",
          "description": "Adds a comment under a Jira ticket.",
          "aliases": ["comment in jira", "reply on a jira ticket"],
          "input_parameters": { "type": "object", "properties": {
            "issue_key": { "type": "string", "description": "Key of the ticket.", "x-reads": "text" },
            "body": { "type": "string", "description": "The comment.", "x-reads": "text" }
          }, "required": ["issue_key", "body"] },
          "output_parameters": { "type": "object", "properties": {
            "id": { "type": "string", "description": "Number of the comment." }
          } },
          "examples": [
            "comment on the Jira ticket that it is deployed",
            "add a note to OPS-12",
            "reply in Jira with the log",
            "leave a comment on the Jira issue",
            "write the build number on the ticket in Jira"
          ]
        },
        {
          "slug": "search_issues", "name": "Search tickets", "kind": "action",
          "description": "Finds Jira tickets by a JQL query or by project, status and assignee. Gives a list.",
          "aliases": ["find jira tickets", "list jira issues", "jql"],
          "input_parameters": { "type": "object", "properties": {
            "jql": { "type": "string", "description": "What to look for, in Jira's query language.", "x-reads": "quoted" },
            "max_results": { "type": "integer", "description": "At most so many.", "x-reads": "number" }
          }, "required": ["jql"] },
          "output_parameters": { "type": "object", "properties": {
            "issues": { "type": "array", "items": {"type": "object"}, "description": "The tickets found." }
          } },
          "examples": [
            "find all open Jira tickets of project OPS",
            "list my Jira issues",
            "search Jira for bugs without an owner",
            "get the tickets due this week from Jira",
            "which Jira tickets are overdue"
          ]
        },
        {
          "slug": "issue_created", "name": "When a ticket is created", "kind": "trigger",
          "description": "Starts when a ticket is created in Jira. Carries the ticket.",
          "aliases": ["new jira issue", "new jira ticket"],
          "input_parameters": { "type": "object", "properties": {
            "project": { "type": "string", "description": "Only this project.", "x-reads": "text" }
          } },
          "output_parameters": { "type": "object", "properties": {
            "issue": { "type": "object", "description": "The ticket: key and fields." }
          } },
          "examples": [
            "when a Jira ticket is created",
            "on a new Jira issue",
            "whenever someone opens a ticket in Jira",
            "each time a bug is logged in project OPS",
            "when a new story arrives in Jira"
          ]
        },
        {
          "slug": "issue_transitioned", "name": "When a ticket changes its status", "kind": "trigger",
          "description": "Starts when a Jira ticket moves to another status. Carries the ticket and both statuses.",
          "aliases": ["ticket closed", "jira status changed"],
          "input_parameters": { "type": "object", "properties": {
            "project": { "type": "string", "description": "Only this project.", "x-reads": "text" },
            "status": { "type": "string", "description": "Only moves to this status.", "x-reads": "text" }
          } },
          "output_parameters": { "type": "object", "properties": {
            "issue": { "type": "object", "description": "The ticket." },
            "changelog": { "type": "object", "description": "What changed." }
          } },
          "examples": [
            "when a Jira ticket moves to Done",
            "whenever a ticket is closed in Jira",
            "on a Jira status change",
            "when an issue is resolved in Jira",
            "if a Jira ticket goes to blocked"
          ]
        }
      ]
    }
    """#
}
