extension BuiltinToolkits {
  /// Sentry: collects errors of applications.
  static let sentry = #"""
    {
      "toolkit": {
        "slug": "sentry", "name": "Sentry", "category": "monitoring",
        "description": "Collects errors of applications.",
        "aliases": ["sentry.io"]
      },
      "tools": [
        {
          "slug": "list_issues", "name": "List errors", "kind": "action",
          "description": "Reads the unresolved errors of a Sentry project. Gives a list.",
          "aliases": ["get sentry issues"],
          "input_parameters": { "type": "object", "properties": {
            "project": { "type": "string", "description": "The project.", "x-reads": "text" },
            "query": { "type": "string", "description": "What to look for.", "x-reads": "quoted" }
          }, "required": ["project"] },
          "output_parameters": { "type": "object", "properties": {
            "issues": { "type": "array", "items": {"type": "object"}, "description": "The errors." }
          } },
          "examples": [
            "list the unresolved Sentry issues",
            "get the newest errors from Sentry",
            "which errors are in Sentry",
            "fetch the top crashes of the app",
            "read the errors of the week from Sentry"
          ]
        },
        {
          "slug": "resolve_issue", "name": "Resolve an error", "kind": "action",
          "description": "Marks an error of Sentry as resolved.",
          "aliases": ["close sentry issue"],
          "input_parameters": { "type": "object", "properties": {
            "issue_id": { "type": "string", "description": "The error.", "x-reads": "text" }
          }, "required": ["issue_id"] },
          "output_parameters": { "type": "object", "properties": {
            "status": { "type": "string", "description": "The new status." }
          } },
          "examples": [
            "resolve the Sentry issue",
            "mark the error as fixed in Sentry",
            "close the Sentry error after the deploy",
            "set the crash to resolved",
            "clear the issue in Sentry"
          ]
        },
        {
          "slug": "create_release", "name": "Announce a release", "kind": "action",
          "description": "Tells Sentry of a new version of an application and its commits.",
          "aliases": ["sentry deploy"],
          "input_parameters": { "type": "object", "properties": {
            "version": { "type": "string", "description": "The version.", "x-reads": "quoted" },
            "projects": { "type": "array", "items": {"type": "string"}, "description": "The projects.", "x-reads": "text" }
          }, "required": ["version", "projects"] },
          "output_parameters": { "type": "object", "properties": {
            "version": { "type": "string", "description": "The version." }
          } },
          "examples": [
            "create a release in Sentry",
            "tell Sentry about version 1.2",
            "announce the deploy to Sentry",
            "register the build with Sentry",
            "mark a new Sentry release"
          ]
        },
        {
          "slug": "error_captured", "name": "When a new error is seen", "kind": "trigger",
          "description": "Starts when Sentry sees an error for the first time. Carries the error.",
          "aliases": ["new sentry error"],
          "input_parameters": { "type": "object", "properties": {
            "project": { "type": "string", "description": "Only this project.", "x-reads": "text" }
          } },
          "output_parameters": { "type": "object", "properties": {
            "issue": { "type": "object", "description": "The error: title, culprit, level, url." }
          } },
          "examples": [
            "when Sentry captures a new error",
            "on a new Sentry issue",
            "whenever the app crashes",
            "if an exception shows up in Sentry",
            "each new error in Sentry"
          ]
        }
      ]
    }
    """#
}
