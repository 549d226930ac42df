/// What real models have said, letter by letter.
enum RecordedReplies {
  /// Qwen2.5-Coder 1.5B by llama.cpp, asked for "create a workflow where a GitHub issue triggers a Jira ticket".
  static let issueToTicket = #"""
    {
      "name": "Create a Jira ticket workflow",
      "trigger": {
        "type": "webhook",
        "settings": ["path=github/issue-opened", "method=POST"]
      },
      "steps": [
        {
          "id": "jira_create_issue",
          "tool": "jira.create_issue",
          "inside": "",
          "after": ["trigger"],
          "settings": [
            "summary={{ (.body // .).summary? // (.body // .).title? // (.body // .).name? // (.body // .).subject? // ((.body // .) | tostring) }}"
          ]
        }
      ],
      "questions": [],
      "clarification": ""
    }
    """#
}
