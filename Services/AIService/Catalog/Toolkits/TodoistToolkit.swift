extension BuiltinToolkits {
  /// Todoist: personal to-do lists.
  static let todoist = #"""
    {
      "toolkit": {
        "slug": "todoist", "name": "Todoist", "category": "project-management",
        "description": "Personal to-do lists.",
        "aliases": ["to do list"]
      },
      "tools": [
        {
          "slug": "create_task", "name": "Create a task", "kind": "action",
          "description": "Adds a task to Todoist, with a due date and priority.",
          "aliases": ["to-do", "reminder in todoist"],
          "input_parameters": { "type": "object", "properties": {
            "content": { "type": "string", "description": "What is to be done.", "x-reads": "quoted" },
            "due_string": { "type": "string", "description": "When it is due.", "x-reads": "date" },
            "priority": { "type": "integer", "description": "1 to 4.", "x-reads": "number" },
            "project": { "type": "string", "description": "The project.", "x-reads": "text" }
          }, "required": ["content"] },
          "output_parameters": { "type": "object", "properties": {
            "id": { "type": "string", "description": "Id of the task." }
          } },
          "examples": [
            "create a Todoist task",
            "add \"Buy milk\" to Todoist",
            "put it on my to-do list in Todoist",
            "remind me with a Todoist task tomorrow",
            "save the mail as a to-do in Todoist"
          ]
        },
        {
          "slug": "complete_task", "name": "Complete a task", "kind": "action",
          "description": "Marks a Todoist task as done.",
          "aliases": ["finish a to-do"],
          "input_parameters": { "type": "object", "properties": {
            "task_id": { "type": "string", "description": "The task.", "x-reads": "text" }
          }, "required": ["task_id"] },
          "output_parameters": { "type": "object", "properties": {
            "ok": { "type": "boolean", "description": "Whether it worked." }
          } },
          "examples": [
            "complete the Todoist task",
            "tick it off in Todoist",
            "mark the to-do as done",
            "finish the task in Todoist",
            "close the Todoist item"
          ]
        },
        {
          "slug": "list_tasks", "name": "List tasks", "kind": "action",
          "description": "Reads the open tasks of Todoist by project or filter. Gives a list.",
          "aliases": ["todays tasks"],
          "input_parameters": { "type": "object", "properties": {
            "filter": { "type": "string", "description": "Such as today or overdue.", "x-reads": "quoted" }
          } },
          "output_parameters": { "type": "object", "properties": {
            "tasks": { "type": "array", "items": {"type": "object"}, "description": "The tasks." }
          } },
          "examples": [
            "list today's Todoist tasks",
            "get my overdue to-dos",
            "read my Todoist project",
            "what is due in Todoist",
            "fetch the tasks from Todoist"
          ]
        },
        {
          "slug": "task_completed", "name": "When a task is completed", "kind": "trigger",
          "description": "Starts when a Todoist task is marked as done. Carries the task.",
          "aliases": ["to-do done"],
          "input_parameters": { "type": "object", "properties": {} },
          "output_parameters": { "type": "object", "properties": {
            "task": { "type": "object", "description": "The task." }
          } },
          "examples": [
            "when I complete a Todoist task",
            "on a finished to-do",
            "whenever a task is ticked off in Todoist",
            "each completed Todoist task",
            "if something is done in Todoist"
          ]
        }
      ]
    }
    """#
}
