extension BuiltinToolkits {
  /// Bitbucket: hosts git repositories of a team with pull requests and pipelines.
  static let bitbucket = #"""
    {
      "toolkit": {
        "slug": "bitbucket", "name": "Bitbucket", "category": "developer-tools",
        "description": "Hosts git repositories of a team with pull requests and pipelines.",
        "aliases": ["bb"]
      },
      "tools": [
        {
          "slug": "create_issue", "name": "Create an issue", "kind": "action",
          "description": "Opens an issue in the tracker of a Bitbucket repository.",
          "aliases": ["open a bitbucket issue", "report a bug in bitbucket"],
          "input_parameters": { "type": "object", "properties": {
            "repository": { "type": "string", "description": "The repository, as workspace/name.", "x-reads": "repository" },
            "title": { "type": "string", "description": "Title of the issue.", "x-reads": "quoted" },
            "content": { "type": "string", "description": "What the issue says.", "x-reads": "text" },
            "priority": { "type": "string", "enum": ["trivial", "minor", "major", "critical", "blocker"], "description": "How urgent it is.", "x-reads": "text" }
          }, "required": ["repository", "title"] },
          "output_parameters": { "type": "object", "properties": {
            "id": { "type": "integer", "description": "Number of the issue." },
            "url": { "type": "string", "description": "Address of the issue." }
          } },
          "examples": [
            "create a Bitbucket issue titled \"Crash on start\"",
            "open an issue in team/app on Bitbucket",
            "report this bug in Bitbucket",
            "add a critical issue to Bitbucket",
            "file a Bitbucket issue"
          ]
        },
        {
          "slug": "create_pull_request", "name": "Open a pull request", "kind": "action",
          "description": "Proposes the changes of one branch for another in a Bitbucket repository.",
          "aliases": ["open a bitbucket PR"],
          "input_parameters": { "type": "object", "properties": {
            "repository": { "type": "string", "description": "The repository, as workspace/name.", "x-reads": "repository" },
            "title": { "type": "string", "description": "Title of the pull request.", "x-reads": "quoted" },
            "source_branch": { "type": "string", "description": "The branch with the changes.", "x-reads": "text" },
            "destination_branch": { "type": "string", "description": "The branch they are for.", "x-reads": "text" }
          }, "required": ["repository", "title", "source_branch"] },
          "output_parameters": { "type": "object", "properties": {
            "id": { "type": "integer", "description": "Number of the pull request." },
            "url": { "type": "string", "description": "Address of the pull request." }
          } },
          "examples": [
            "open a pull request on Bitbucket",
            "create a Bitbucket PR from dev to master",
            "propose the branch in team/app",
            "raise a PR titled \"Fix typo\" in Bitbucket",
            "make a Bitbucket pull request"
          ]
        },
        {
          "slug": "list_pull_requests", "name": "List pull requests", "kind": "action",
          "description": "Reads the pull requests of a Bitbucket repository by state. Gives a list.",
          "aliases": ["get bitbucket PRs", "open pull requests"],
          "input_parameters": { "type": "object", "properties": {
            "repository": { "type": "string", "description": "The repository, as workspace/name.", "x-reads": "repository" },
            "state": { "type": "string", "enum": ["OPEN", "MERGED", "DECLINED"], "description": "Which pull requests.", "x-reads": "text" }
          }, "required": ["repository"] },
          "output_parameters": { "type": "object", "properties": {
            "pull_requests": { "type": "array", "items": {"type": "object"}, "description": "The pull requests." }
          } },
          "examples": [
            "list open Bitbucket pull requests",
            "get the PRs of team/app",
            "which pull requests are open on Bitbucket",
            "fetch merged PRs from Bitbucket",
            "read the Bitbucket reviews that wait"
          ]
        },
        {
          "slug": "run_pipeline", "name": "Run a pipeline", "kind": "action",
          "description": "Starts a Bitbucket pipeline on a branch.",
          "aliases": ["trigger a bitbucket build"],
          "input_parameters": { "type": "object", "properties": {
            "repository": { "type": "string", "description": "The repository, as workspace/name.", "x-reads": "repository" },
            "branch": { "type": "string", "description": "The branch.", "x-reads": "text" }
          }, "required": ["repository", "branch"] },
          "output_parameters": { "type": "object", "properties": {
            "build_number": { "type": "integer", "description": "Number of the run." }
          } },
          "examples": [
            "run the Bitbucket pipeline on master",
            "trigger a build in Bitbucket",
            "start the pipeline of team/app",
            "rebuild the branch on Bitbucket",
            "kick off Bitbucket pipelines"
          ]
        },
        {
          "slug": "push", "name": "When commits are pushed", "kind": "trigger",
          "description": "Starts when commits are pushed to a Bitbucket repository. Carries the changes.",
          "aliases": ["new bitbucket commit"],
          "input_parameters": { "type": "object", "properties": {
            "repository": { "type": "string", "description": "Only this repository, as workspace/name.", "x-reads": "repository" }
          } },
          "output_parameters": { "type": "object", "properties": {
            "push": { "type": "object", "description": "The changes." },
            "repository": { "type": "object", "description": "The repository." }
          } },
          "examples": [
            "when someone pushes to Bitbucket",
            "on a push to team/app",
            "whenever there is a new Bitbucket commit",
            "after a Bitbucket push",
            "when code lands on Bitbucket"
          ]
        }
      ]
    }
    """#
}
