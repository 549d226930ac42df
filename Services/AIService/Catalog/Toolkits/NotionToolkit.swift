extension BuiltinToolkits {
  /// Notion: pages and databases of notes, tasks and knowledge.
  static let notion = #"""
    {
      "toolkit": {
        "slug": "notion", "name": "Notion", "category": "documents",
        "description": "Pages and databases of notes, tasks and knowledge.",
        "aliases": ["notion workspace"]
      },
      "tools": [
        {
          "slug": "create_page", "name": "Create a page", "kind": "action",
          "description": "Creates a page in Notion, below another page, with a title and text.",
          "aliases": ["new notion page", "save to notion", "notion note"],
          "input_parameters": { "type": "object", "properties": {
            "parent": { "type": "string", "description": "The page or database it is in.", "x-reads": "quoted" },
            "title": { "type": "string", "description": "The title.", "x-reads": "quoted" },
            "content": { "type": "string", "description": "The text.", "x-reads": "text" }
          }, "required": ["parent", "title"] },
          "output_parameters": { "type": "object", "properties": {
            "id": { "type": "string", "description": "Id of the page." },
            "url": { "type": "string", "description": "Address of the page." }
          } },
          "examples": [
            "create a Notion page with the notes",
            "save the article to Notion",
            "write the meeting minutes in Notion",
            "make a new page titled \"Ideas\" in Notion",
            "store the summary as a Notion page"
          ]
        },
        {
          "slug": "add_database_item", "name": "Add an item to a database", "kind": "action",
          "description": "Adds an item to a Notion database, with values for its properties.",
          "aliases": ["notion row", "add to notion database", "notion task"],
          "input_parameters": { "type": "object", "properties": {
            "database": { "type": "string", "description": "The database.", "x-reads": "quoted" },
            "properties": { "type": "object", "description": "Values by property name." }
          }, "required": ["database", "properties"] },
          "output_parameters": { "type": "object", "properties": {
            "id": { "type": "string", "description": "Id of the item." },
            "url": { "type": "string", "description": "Address of the item." }
          } },
          "examples": [
            "add an item to the Notion database",
            "log the task in my Notion board",
            "create a row in the Notion table Bugs",
            "put the lead in our Notion CRM",
            "add an entry to Notion"
          ]
        },
        {
          "slug": "query_database", "name": "Query a database", "kind": "action",
          "description": "Reads the items of a Notion database that meet a filter. Gives a list.",
          "aliases": ["find in notion", "list notion items"],
          "input_parameters": { "type": "object", "properties": {
            "database": { "type": "string", "description": "The database.", "x-reads": "quoted" },
            "filter": { "type": "object", "description": "What items must meet." }
          }, "required": ["database"] },
          "output_parameters": { "type": "object", "properties": {
            "results": { "type": "array", "items": {"type": "object"}, "description": "The items." }
          } },
          "examples": [
            "get the items of the Notion database",
            "find open tasks in Notion",
            "list all entries of my Notion table",
            "query Notion for articles to publish",
            "read the content calendar in Notion"
          ]
        },
        {
          "slug": "update_page", "name": "Change a page", "kind": "action",
          "description": "Changes the properties of a Notion page or database item.",
          "aliases": ["edit notion", "set notion status"],
          "input_parameters": { "type": "object", "properties": {
            "page_id": { "type": "string", "description": "The page.", "x-reads": "text" },
            "properties": { "type": "object", "description": "New values by property name." }
          }, "required": ["page_id", "properties"] },
          "output_parameters": { "type": "object", "properties": {
            "id": { "type": "string", "description": "Id of the page." }
          } },
          "examples": [
            "update the Notion page",
            "set the Notion task to done",
            "change the status in Notion",
            "mark the item as published in Notion",
            "edit the property of the Notion item"
          ]
        },
        {
          "slug": "append_content", "name": "Add text to a page", "kind": "action",
          "description": "Adds paragraphs at the end of a Notion page.",
          "aliases": ["write in notion"],
          "input_parameters": { "type": "object", "properties": {
            "page_id": { "type": "string", "description": "The page.", "x-reads": "quoted" },
            "content": { "type": "string", "description": "The text.", "x-reads": "text" }
          }, "required": ["page_id", "content"] },
          "output_parameters": { "type": "object", "properties": {
            "id": { "type": "string", "description": "Id of the page." }
          } },
          "examples": [
            "append the text to my Notion page",
            "add the log to the Notion page",
            "write today's numbers at the end of the page in Notion",
            "extend the Notion note",
            "add a paragraph in Notion"
          ]
        },
        {
          "slug": "item_added", "name": "When an item is added", "kind": "trigger",
          "description": "Starts when an item is added to a Notion database. Carries the item.",
          "aliases": ["new notion item"],
          "input_parameters": { "type": "object", "properties": {
            "database": { "type": "string", "description": "Only this database.", "x-reads": "quoted" }
          } },
          "output_parameters": { "type": "object", "properties": {
            "item": { "type": "object", "description": "The item." }
          } },
          "examples": [
            "when an item is added to Notion",
            "on a new page in the Notion database",
            "whenever someone adds a task in Notion",
            "each new Notion entry",
            "if an idea is put into Notion"
          ]
        }
      ]
    }
    """#
}
