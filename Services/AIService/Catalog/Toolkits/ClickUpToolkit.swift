extension BuiltinToolkits {
  /// ClickUp: tasks, lists and documents of teams.
  static let clickup = #"""
    {
      "toolkit": {
        "slug": "clickup", "name": "ClickUp", "category": "project-management",
        "description": "Tasks, lists and documents of teams.",
        "aliases": ["click up"]
      },
      "tools": [
        {
          "slug": "create_task", "name": "Create a task", "kind": "action",
          "description": "Adds a task to a ClickUp list, with a description, a priority and people.",
          "aliases": ["clickup ticket"],
          "input_parameters": { "type": "object", "properties": {
            "list": { "type": "string", "description": "The list.", "x-reads": "quoted" },
            "name": { "type": "string", "description": "Name of the task.", "x-reads": "quoted" },
            "description": { "type": "string", "description": "What it says.", "x-reads": "text" },
            "priority": { "type": "integer", "description": "1 is urgent, 4 low.", "x-reads": "number" },
            "assignees": { "type": "array", "items": {"type": "string"}, "description": "Who is to do it.", "x-reads": "person" }
          }, "required": ["list", "name"] },
          "output_parameters": { "type": "object", "properties": {
            "id": { "type": "string", "description": "Id of the task." },
            "url": { "type": "string", "description": "Address of the task." }
          } },
          "examples": [
            "create a ClickUp task",
            "add a task to the ClickUp list Sprint",
            "log the request in ClickUp",
            "make an urgent ClickUp task",
            "put the bug into ClickUp"
          ]
        },
        {
          "slug": "update_task", "name": "Change a task", "kind": "action",
          "description": "Changes a ClickUp task: its status, name or priority.",
          "aliases": ["move clickup task"],
          "input_parameters": { "type": "object", "properties": {
            "task_id": { "type": "string", "description": "The task.", "x-reads": "text" },
            "status": { "type": "string", "description": "The new status.", "x-reads": "text" }
          }, "required": ["task_id"] },
          "output_parameters": { "type": "object", "properties": {
            "id": { "type": "string", "description": "Id of the task." }
          } },
          "examples": [
            "update the ClickUp task",
            "set the ClickUp task to done",
            "change the status in ClickUp",
            "move the task to review in ClickUp",
            "edit the ClickUp item"
          ]
        },
        {
          "slug": "list_tasks", "name": "List tasks", "kind": "action",
          "description": "Reads the tasks of a ClickUp list. Gives a list.",
          "aliases": ["get clickup tasks"],
          "input_parameters": { "type": "object", "properties": {
            "list": { "type": "string", "description": "The list.", "x-reads": "quoted" }
          }, "required": ["list"] },
          "output_parameters": { "type": "object", "properties": {
            "tasks": { "type": "array", "items": {"type": "object"}, "description": "The tasks." }
          } },
          "examples": [
            "list the ClickUp tasks",
            "get open tasks from ClickUp",
            "read the sprint in ClickUp",
            "which ClickUp tasks are late",
            "fetch tasks of the list Backlog"
          ]
        },
        {
          "slug": "task_created", "name": "When a task is created", "kind": "trigger",
          "description": "Starts when a task is added to ClickUp. Carries the task.",
          "aliases": ["new clickup task"],
          "input_parameters": { "type": "object", "properties": {} },
          "output_parameters": { "type": "object", "properties": {
            "task": { "type": "object", "description": "The task." }
          } },
          "examples": [
            "when a ClickUp task is created",
            "on a new task in ClickUp",
            "whenever somebody adds a ClickUp task",
            "each new ClickUp item",
            "if a task shows up in the list"
          ]
        }
      ]
    }
    """#
}
