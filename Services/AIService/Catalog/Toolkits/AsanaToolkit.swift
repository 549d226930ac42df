extension BuiltinToolkits {
  /// Asana: tasks and projects of teams.
  static let asana = #"""
    {
      "toolkit": {
        "slug": "asana", "name": "Asana", "category": "project-management",
        "description": "Tasks and projects of teams.",
        "aliases": []
      },
      "tools": [
        {
          "slug": "create_task", "name": "Create a task", "kind": "action",
          "description": "Adds a task to an Asana project, with a name, notes, a due date and a person.",
          "aliases": ["asana to-do", "add to asana"],
          "input_parameters": { "type": "object", "properties": {
            "project": { "type": "string", "description": "The project.", "x-reads": "quoted" },
            "name": { "type": "string", "description": "Name of the task.", "x-reads": "quoted" },
            "notes": { "type": "string", "description": "What it says.", "x-reads": "text" },
            "due_on": { "type": "string", "description": "When it is due.", "x-reads": "date" },
            "assignee": { "type": "string", "description": "Who is to do it.", "x-reads": "person" }
          }, "required": ["project", "name"] },
          "output_parameters": { "type": "object", "properties": {
            "gid": { "type": "string", "description": "Id of the task." },
            "permalink_url": { "type": "string", "description": "Address of the task." }
          } },
          "examples": [
            "create an Asana task",
            "add a task to the project Website in Asana",
            "make a to-do in Asana for Kim",
            "log the request as an Asana task",
            "put \"Call the client\" in Asana"
          ]
        },
        {
          "slug": "complete_task", "name": "Complete a task", "kind": "action",
          "description": "Marks an Asana task as done.",
          "aliases": ["finish an asana task"],
          "input_parameters": { "type": "object", "properties": {
            "task": { "type": "string", "description": "The task.", "x-reads": "text" }
          }, "required": ["task"] },
          "output_parameters": { "type": "object", "properties": {
            "completed": { "type": "boolean", "description": "Whether it is done." }
          } },
          "examples": [
            "complete the Asana task",
            "mark the task done in Asana",
            "finish the to-do in Asana",
            "close the Asana task",
            "tick it off in Asana"
          ]
        },
        {
          "slug": "list_tasks", "name": "List tasks", "kind": "action",
          "description": "Reads the tasks of an Asana project or person. Gives a list.",
          "aliases": ["get asana tasks"],
          "input_parameters": { "type": "object", "properties": {
            "project": { "type": "string", "description": "The project.", "x-reads": "quoted" },
            "assignee": { "type": "string", "description": "Only this person's.", "x-reads": "person" },
            "completed": { "type": "boolean", "description": "Whether done tasks are wanted." }
          } },
          "output_parameters": { "type": "object", "properties": {
            "tasks": { "type": "array", "items": {"type": "object"}, "description": "The tasks." }
          } },
          "examples": [
            "list my Asana tasks",
            "get overdue tasks from Asana",
            "which tasks are open in the project",
            "fetch the tasks due today in Asana",
            "read the Asana project"
          ]
        },
        {
          "slug": "add_comment", "name": "Comment on a task", "kind": "action",
          "description": "Adds a comment to an Asana task.",
          "aliases": ["asana comment"],
          "input_parameters": { "type": "object", "properties": {
            "task": { "type": "string", "description": "The task.", "x-reads": "text" },
            "text": { "type": "string", "description": "The comment.", "x-reads": "text" }
          }, "required": ["task", "text"] },
          "output_parameters": { "type": "object", "properties": {
            "gid": { "type": "string", "description": "Id of the comment." }
          } },
          "examples": [
            "comment on the Asana task",
            "add a note in Asana",
            "reply on the task in Asana",
            "write an update on the Asana task",
            "leave a comment for the assignee in Asana"
          ]
        },
        {
          "slug": "task_created", "name": "When a task is created", "kind": "trigger",
          "description": "Starts when a task is added to an Asana project. Carries the task.",
          "aliases": ["new asana task"],
          "input_parameters": { "type": "object", "properties": {
            "project": { "type": "string", "description": "Only this project.", "x-reads": "quoted" }
          } },
          "output_parameters": { "type": "object", "properties": {
            "task": { "type": "object", "description": "The task." }
          } },
          "examples": [
            "when an Asana task is created",
            "on a new task in Asana",
            "whenever someone adds a to-do in Asana",
            "each new Asana task",
            "if a task is put into the project"
          ]
        },
        {
          "slug": "task_completed", "name": "When a task is completed", "kind": "trigger",
          "description": "Starts when an Asana task is marked as done. Carries the task.",
          "aliases": ["asana task done"],
          "input_parameters": { "type": "object", "properties": {
            "project": { "type": "string", "description": "Only this project.", "x-reads": "quoted" }
          } },
          "output_parameters": { "type": "object", "properties": {
            "task": { "type": "object", "description": "The task." }
          } },
          "examples": [
            "when an Asana task is completed",
            "on a finished task in Asana",
            "whenever a to-do is ticked off in Asana",
            "each completed Asana task",
            "if a milestone is done in Asana"
          ]
        }
      ]
    }
    """#
}
