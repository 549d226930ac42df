extension BuiltinToolkits {
  /// GitHub: hosts git repositories with issues, pull requests, releases and workflow runs.
  static let github = #"""
    {
      "toolkit": {
        "slug": "github", "name": "GitHub", "category": "developer-tools",
        "description": "Hosts git repositories with issues, pull requests, releases and workflow runs.",
        "aliases": ["gh"]
      },
      "tools": [
        {
          "slug": "create_issue", "name": "Create an issue", "kind": "action",
          "description": "Opens a new issue in a GitHub repository, with a title and, if wished, a text, labels and people to work on it. Gives its number and address.",
          "aliases": ["open an issue", "file a bug", "raise a ticket on github", "report a bug"],
          "input_parameters": { "type": "object", "properties": {
            "repository": { "type": "string", "description": "The repository, as owner/name.", "x-reads": "repository" },
            "title": { "type": "string", "description": "The title of the issue.", "x-reads": "quoted" },
            "body": { "type": "string", "description": "What the issue says, in Markdown.", "x-reads": "text" },
            "labels": { "type": "array", "items": {"type": "string"}, "description": "Names of labels to put on it.", "x-reads": "text" },
            "assignees": { "type": "array", "items": {"type": "string"}, "description": "Login names of the people to work on it.", "x-reads": "person" }
          }, "required": ["repository", "title"] },
          "output_parameters": { "type": "object", "properties": {
            "number": { "type": "integer", "description": "Number of the issue." },
            "html_url": { "type": "string", "description": "Address of the issue." }
          } },
          "examples": [
            "open an issue in acme/web titled \"Login is broken\"",
            "file a bug on GitHub with the error text",
            "create a GitHub issue for every failed check",
            "raise an issue in our repo and label it bug",
            "add a GitHub issue assigned to @mona"
          ]
        },
        {
          "slug": "list_issues", "name": "List issues", "kind": "action",
          "description": "Reads the issues of a GitHub repository, newest first, by state, label or person. Gives a list.",
          "aliases": ["get issues", "open issues", "fetch github issues"],
          "input_parameters": { "type": "object", "properties": {
            "repository": { "type": "string", "description": "The repository, as owner/name.", "x-reads": "repository" },
            "state": { "type": "string", "enum": ["open", "closed", "all"], "description": "Which issues.", "x-reads": "text" },
            "labels": { "type": "array", "items": {"type": "string"}, "description": "Only issues with all of these labels.", "x-reads": "text" },
            "since": { "type": "string", "description": "Only issues changed after this time.", "x-reads": "date" }
          }, "required": ["repository"] },
          "output_parameters": { "type": "object", "properties": {
            "issues": { "type": "array", "items": {"type": "object"}, "description": "The issues." }
          } },
          "examples": [
            "list the open issues of acme/api",
            "get all GitHub issues labelled bug",
            "which issues are open in our repository",
            "fetch the issues of octo/site from this week",
            "read my GitHub issues"
          ]
        },
        {
          "slug": "comment_on_issue", "name": "Comment on an issue or pull request", "kind": "action",
          "description": "Adds a comment under an issue or a pull request on GitHub. The comment is Markdown and seen by all who follow it.",
          "aliases": ["reply to an issue", "add a github comment", "comment on a pull request"],
          "input_parameters": { "type": "object", "properties": {
            "repository": { "type": "string", "description": "The repository, as owner/name.", "x-reads": "repository" },
            "issue_number": { "type": "integer", "description": "Number of the issue or pull request.", "x-reads": "number" },
            "body": { "type": "string", "description": "The comment, in Markdown.", "x-reads": "text" }
          }, "required": ["repository", "issue_number", "body"] },
          "output_parameters": { "type": "object", "properties": {
            "id": { "type": "integer", "description": "Number of the comment." },
            "html_url": { "type": "string", "description": "Address of the comment." }
          } },
          "examples": [
            "comment on issue 12 that it is fixed",
            "reply to the GitHub issue with a thank-you",
            "add a comment to the pull request",
            "leave a note on the issue in acme/web",
            "say on the PR that the build failed"
          ]
        },
        {
          "slug": "close_issue", "name": "Close an issue", "kind": "action",
          "description": "Closes an issue of a GitHub repository as completed or as not planned.",
          "aliases": ["resolve a github issue", "mark an issue done"],
          "input_parameters": { "type": "object", "properties": {
            "repository": { "type": "string", "description": "The repository, as owner/name.", "x-reads": "repository" },
            "issue_number": { "type": "integer", "description": "Number of the issue.", "x-reads": "number" },
            "state_reason": { "type": "string", "enum": ["completed", "not_planned"], "description": "Why it is closed.", "x-reads": "text" }
          }, "required": ["repository", "issue_number"] },
          "output_parameters": { "type": "object", "properties": {
            "state": { "type": "string", "description": "The new state." }
          } },
          "examples": [
            "close issue 42 in acme/web",
            "mark the GitHub issue as done",
            "close stale issues on GitHub",
            "resolve the issue when the ticket is closed",
            "shut the issue as not planned"
          ]
        },
        {
          "slug": "add_labels", "name": "Add labels to an issue", "kind": "action",
          "description": "Puts one or more labels on an issue or pull request of a GitHub repository, beside those it has.",
          "aliases": ["label an issue", "tag a github issue"],
          "input_parameters": { "type": "object", "properties": {
            "repository": { "type": "string", "description": "The repository, as owner/name.", "x-reads": "repository" },
            "issue_number": { "type": "integer", "description": "Number of the issue or pull request.", "x-reads": "number" },
            "labels": { "type": "array", "items": {"type": "string"}, "description": "Names of the labels.", "x-reads": "quoted" }
          }, "required": ["repository", "issue_number", "labels"] },
          "output_parameters": { "type": "object", "properties": {
            "labels": { "type": "array", "items": {"type": "object"}, "description": "All labels that it has now." }
          } },
          "examples": [
            "label the issue \"needs triage\"",
            "add the label bug to the GitHub issue",
            "tag the pull request as urgent",
            "put a priority label on issue 7",
            "mark new GitHub issues with the triage label"
          ]
        },
        {
          "slug": "create_pull_request", "name": "Open a pull request", "kind": "action",
          "description": "Proposes the changes of one branch for another branch of a GitHub repository, for review and merging.",
          "aliases": ["open a PR", "make a merge request on github"],
          "input_parameters": { "type": "object", "properties": {
            "repository": { "type": "string", "description": "The repository, as owner/name.", "x-reads": "repository" },
            "title": { "type": "string", "description": "Title of the pull request.", "x-reads": "quoted" },
            "head": { "type": "string", "description": "The branch with the changes.", "x-reads": "text" },
            "base": { "type": "string", "description": "The branch they are for.", "x-reads": "text" },
            "body": { "type": "string", "description": "Description, in Markdown.", "x-reads": "text" },
            "draft": { "type": "boolean", "description": "Whether it is only a draft." }
          }, "required": ["repository", "title", "head", "base"] },
          "output_parameters": { "type": "object", "properties": {
            "number": { "type": "integer", "description": "Number of the pull request." },
            "html_url": { "type": "string", "description": "Address of the pull request." }
          } },
          "examples": [
            "open a pull request from dev to main",
            "create a PR titled \"Update docs\"",
            "make a GitHub pull request for the new branch",
            "propose merging release into main",
            "raise a draft PR in acme/web"
          ]
        },
        {
          "slug": "create_release", "name": "Publish a release", "kind": "action",
          "description": "Publishes a release of a GitHub repository at a tag, with a name and release notes.",
          "aliases": ["cut a release", "tag a version"],
          "input_parameters": { "type": "object", "properties": {
            "repository": { "type": "string", "description": "The repository, as owner/name.", "x-reads": "repository" },
            "tag_name": { "type": "string", "description": "The tag, such as v1.4.0.", "x-reads": "quoted" },
            "name": { "type": "string", "description": "Name of the release.", "x-reads": "text" },
            "body": { "type": "string", "description": "Release notes, in Markdown.", "x-reads": "text" },
            "prerelease": { "type": "boolean", "description": "Whether it is a pre-release." }
          }, "required": ["repository", "tag_name"] },
          "output_parameters": { "type": "object", "properties": {
            "html_url": { "type": "string", "description": "Address of the release." }
          } },
          "examples": [
            "publish a GitHub release v2.0",
            "create a release in acme/cli with the notes",
            "tag a new version on GitHub",
            "release the latest build",
            "cut a pre-release of our app"
          ]
        },
        {
          "slug": "dispatch_workflow", "name": "Run a GitHub Actions workflow", "kind": "action",
          "description": "Starts a workflow of GitHub Actions on a branch or tag, with inputs, such as a build or a deployment.",
          "aliases": ["trigger a github action", "start a CI run"],
          "input_parameters": { "type": "object", "properties": {
            "repository": { "type": "string", "description": "The repository, as owner/name.", "x-reads": "repository" },
            "workflow": { "type": "string", "description": "File name of the workflow, such as deploy.yml.", "x-reads": "quoted" },
            "ref": { "type": "string", "description": "The branch or tag to run on.", "x-reads": "text" },
            "inputs": { "type": "object", "description": "The inputs of the workflow." }
          }, "required": ["repository", "workflow"] },
          "output_parameters": { "type": "object", "properties": {
            "accepted": { "type": "boolean", "description": "Whether GitHub took the request." }
          } },
          "examples": [
            "run the deploy.yml action in acme/web",
            "trigger the GitHub Actions build",
            "start the CI workflow on main",
            "kick off the nightly GitHub action",
            "rerun our release workflow on GitHub"
          ]
        },
        {
          "slug": "issue_opened", "name": "When an issue is opened", "kind": "trigger",
          "description": "Starts when somebody opens an issue in a GitHub repository. Carries the issue and the repository.",
          "aliases": ["new github issue", "issue created"],
          "input_parameters": { "type": "object", "properties": {
            "repository": { "type": "string", "description": "Only this repository, as owner/name.", "x-reads": "repository" }
          } },
          "output_parameters": { "type": "object", "properties": {
            "issue": { "type": "object", "description": "The issue: number, title, body, labels, user." },
            "repository": { "type": "object", "description": "The repository." }
          } },
          "examples": [
            "when a GitHub issue is opened",
            "whenever a new issue is created in acme/web",
            "on every new GitHub issue",
            "if somebody files an issue in our repo",
            "each time an issue arrives on GitHub"
          ]
        },
        {
          "slug": "pull_request_opened", "name": "When a pull request is opened", "kind": "trigger",
          "description": "Starts when somebody opens a pull request in a GitHub repository. Carries the pull request.",
          "aliases": ["new PR", "new pull request"],
          "input_parameters": { "type": "object", "properties": {
            "repository": { "type": "string", "description": "Only this repository, as owner/name.", "x-reads": "repository" }
          } },
          "output_parameters": { "type": "object", "properties": {
            "pull_request": { "type": "object", "description": "The pull request: number, title, user, head, base." },
            "repository": { "type": "object", "description": "The repository." }
          } },
          "examples": [
            "when a pull request is opened",
            "whenever someone opens a PR in acme/api",
            "on a new GitHub pull request",
            "when a PR needs review",
            "for each new pull request on GitHub"
          ]
        },
        {
          "slug": "push", "name": "When commits are pushed", "kind": "trigger",
          "description": "Starts when commits are pushed to a branch of a GitHub repository. Carries the branch and the commits.",
          "aliases": ["new commit", "code pushed"],
          "input_parameters": { "type": "object", "properties": {
            "repository": { "type": "string", "description": "Only this repository, as owner/name.", "x-reads": "repository" },
            "branch": { "type": "string", "description": "Only this branch.", "x-reads": "text" }
          } },
          "output_parameters": { "type": "object", "properties": {
            "ref": { "type": "string", "description": "The branch." },
            "commits": { "type": "array", "items": {"type": "object"}, "description": "The commits." }
          } },
          "examples": [
            "when code is pushed to main",
            "on every push to acme/web",
            "whenever there is a new commit on GitHub",
            "when somebody pushes to the release branch",
            "after each GitHub push"
          ]
        },
        {
          "slug": "star_added", "name": "When a star is given", "kind": "trigger",
          "description": "Starts when somebody stars a GitHub repository. Carries who it was.",
          "aliases": ["new stargazer", "repo starred"],
          "input_parameters": { "type": "object", "properties": {
            "repository": { "type": "string", "description": "Only this repository, as owner/name.", "x-reads": "repository" }
          } },
          "output_parameters": { "type": "object", "properties": {
            "sender": { "type": "object", "description": "Who gave the star." },
            "repository": { "type": "object", "description": "The repository." }
          } },
          "examples": [
            "when someone stars our repo",
            "on a new GitHub star",
            "whenever acme/web gets a star",
            "each time a user stars the repository",
            "when we get a new stargazer"
          ]
        }
      ]
    }
    """#
}
