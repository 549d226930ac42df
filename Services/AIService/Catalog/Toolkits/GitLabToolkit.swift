extension BuiltinToolkits {
  /// GitLab: hosts git projects with issues, merge requests and pipelines.
  static let gitlab = #"""
    {
      "toolkit": {
        "slug": "gitlab", "name": "GitLab", "category": "developer-tools",
        "description": "Hosts git projects with issues, merge requests and pipelines.",
        "aliases": ["gl"]
      },
      "tools": [
        {
          "slug": "create_issue", "name": "Create an issue", "kind": "action",
          "description": "Opens an issue in a GitLab project, with title, description and labels.",
          "aliases": ["open a gitlab issue", "file a bug on gitlab"],
          "input_parameters": { "type": "object", "properties": {
            "project": { "type": "string", "description": "The project, as group/name.", "x-reads": "repository" },
            "title": { "type": "string", "description": "Title of the issue.", "x-reads": "quoted" },
            "description": { "type": "string", "description": "What the issue says.", "x-reads": "text" },
            "labels": { "type": "array", "items": {"type": "string"}, "description": "Names of labels.", "x-reads": "text" }
          }, "required": ["project", "title"] },
          "output_parameters": { "type": "object", "properties": {
            "iid": { "type": "integer", "description": "Number of the issue." },
            "web_url": { "type": "string", "description": "Address of the issue." }
          } },
          "examples": [
            "create an issue in GitLab titled \"Broken build\"",
            "open a GitLab issue in group/app",
            "file this bug on GitLab",
            "add an issue to our GitLab project",
            "log a GitLab issue with the label bug"
          ]
        },
        {
          "slug": "list_merge_requests", "name": "List merge requests", "kind": "action",
          "description": "Reads the merge requests of a GitLab project by state. Gives a list.",
          "aliases": ["get merge requests", "open MRs"],
          "input_parameters": { "type": "object", "properties": {
            "project": { "type": "string", "description": "The project, as group/name.", "x-reads": "repository" },
            "state": { "type": "string", "enum": ["opened", "closed", "merged", "all"], "description": "Which merge requests.", "x-reads": "text" }
          }, "required": ["project"] },
          "output_parameters": { "type": "object", "properties": {
            "merge_requests": { "type": "array", "items": {"type": "object"}, "description": "The merge requests." }
          } },
          "examples": [
            "list open merge requests in GitLab",
            "get the MRs of group/app",
            "which merge requests wait for review",
            "fetch merged GitLab MRs",
            "read all open MRs"
          ]
        },
        {
          "slug": "create_merge_request", "name": "Open a merge request", "kind": "action",
          "description": "Proposes the changes of one branch for another in a GitLab project.",
          "aliases": ["open an MR", "make a merge request"],
          "input_parameters": { "type": "object", "properties": {
            "project": { "type": "string", "description": "The project, as group/name.", "x-reads": "repository" },
            "source_branch": { "type": "string", "description": "The branch with the changes.", "x-reads": "text" },
            "target_branch": { "type": "string", "description": "The branch they are for.", "x-reads": "text" },
            "title": { "type": "string", "description": "Title of the merge request.", "x-reads": "quoted" }
          }, "required": ["project", "source_branch", "target_branch", "title"] },
          "output_parameters": { "type": "object", "properties": {
            "iid": { "type": "integer", "description": "Number of the merge request." },
            "web_url": { "type": "string", "description": "Address of the merge request." }
          } },
          "examples": [
            "open a merge request from dev to main on GitLab",
            "create an MR titled \"Bump versions\"",
            "propose merging hotfix in GitLab",
            "make a GitLab merge request",
            "raise an MR for the branch"
          ]
        },
        {
          "slug": "run_pipeline", "name": "Run a pipeline", "kind": "action",
          "description": "Starts a CI pipeline of a GitLab project on a branch or tag, with variables.",
          "aliases": ["trigger a gitlab build", "start CI"],
          "input_parameters": { "type": "object", "properties": {
            "project": { "type": "string", "description": "The project, as group/name.", "x-reads": "repository" },
            "ref": { "type": "string", "description": "The branch or tag.", "x-reads": "text" },
            "variables": { "type": "object", "description": "Variables of the pipeline." }
          }, "required": ["project", "ref"] },
          "output_parameters": { "type": "object", "properties": {
            "id": { "type": "integer", "description": "Number of the pipeline." },
            "web_url": { "type": "string", "description": "Address of the pipeline." }
          } },
          "examples": [
            "run the GitLab pipeline on main",
            "trigger a pipeline in group/app",
            "start the GitLab CI build",
            "rerun the pipeline for the release branch",
            "kick off CI on GitLab"
          ]
        },
        {
          "slug": "comment_on_issue", "name": "Comment on an issue", "kind": "action",
          "description": "Adds a note under an issue of a GitLab project.",
          "aliases": ["reply on a gitlab issue", "add a note"],
          "input_parameters": { "type": "object", "properties": {
            "project": { "type": "string", "description": "The project, as group/name.", "x-reads": "repository" },
            "issue_iid": { "type": "integer", "description": "Number of the issue.", "x-reads": "number" },
            "body": { "type": "string", "description": "The comment.", "x-reads": "text" }
          }, "required": ["project", "issue_iid", "body"] },
          "output_parameters": { "type": "object", "properties": {
            "id": { "type": "integer", "description": "Number of the note." }
          } },
          "examples": [
            "comment on GitLab issue 5",
            "reply to the issue in GitLab",
            "add a note to the GitLab issue",
            "leave a comment that it is deployed",
            "say on the GitLab issue that we are on it"
          ]
        },
        {
          "slug": "merge_request_opened", "name": "When a merge request is opened", "kind": "trigger",
          "description": "Starts when somebody opens a merge request in a GitLab project. Carries the merge request.",
          "aliases": ["new MR"],
          "input_parameters": { "type": "object", "properties": {
            "project": { "type": "string", "description": "Only this project, as group/name.", "x-reads": "repository" }
          } },
          "output_parameters": { "type": "object", "properties": {
            "object_attributes": { "type": "object", "description": "The merge request." },
            "project": { "type": "object", "description": "The project." }
          } },
          "examples": [
            "when a merge request is opened in GitLab",
            "on every new MR",
            "whenever somebody opens an MR in group/app",
            "each new GitLab merge request",
            "when an MR comes in"
          ]
        },
        {
          "slug": "pipeline_failed", "name": "When a pipeline fails", "kind": "trigger",
          "description": "Starts when a CI pipeline of a GitLab project fails. Carries the pipeline and its commit.",
          "aliases": ["build failed", "CI broke"],
          "input_parameters": { "type": "object", "properties": {
            "project": { "type": "string", "description": "Only this project, as group/name.", "x-reads": "repository" }
          } },
          "output_parameters": { "type": "object", "properties": {
            "object_attributes": { "type": "object", "description": "The pipeline." },
            "commit": { "type": "object", "description": "The commit." }
          } },
          "examples": [
            "when a GitLab pipeline fails",
            "whenever the build breaks on GitLab",
            "if CI fails in group/app",
            "on a failed pipeline",
            "each time a GitLab job turns red"
          ]
        }
      ]
    }
    """#
}
