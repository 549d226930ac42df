extension BuiltinToolkits {
  /// Box: files of companies, with sharing and reviews.
  static let box = #"""
    {
      "toolkit": {
        "slug": "box", "name": "Box", "category": "storage",
        "description": "Files of companies, with sharing and reviews.",
        "aliases": ["box.com"]
      },
      "tools": [
        {
          "slug": "upload_file", "name": "Upload a file", "kind": "action",
          "description": "Saves a file in a folder of Box.",
          "aliases": ["save to box"],
          "input_parameters": { "type": "object", "properties": {
            "folder": { "type": "string", "description": "The folder.", "x-reads": "text" },
            "name": { "type": "string", "description": "Name of the file.", "x-reads": "quoted" },
            "content": { "type": "string", "description": "The content, or an address to take it from.", "x-reads": "text" }
          }, "required": ["name", "content"] },
          "output_parameters": { "type": "object", "properties": {
            "id": { "type": "string", "description": "Id of the file." }
          } },
          "examples": [
            "upload the contract to Box",
            "save the file in our Box folder",
            "store the scan in Box",
            "put the document into Box.com",
            "archive the report in Box"
          ]
        },
        {
          "slug": "list_folder", "name": "List a folder", "kind": "action",
          "description": "Reads what is in a Box folder.",
          "aliases": ["box files"],
          "input_parameters": { "type": "object", "properties": {
            "folder": { "type": "string", "description": "The folder.", "x-reads": "text" }
          }, "required": ["folder"] },
          "output_parameters": { "type": "object", "properties": {
            "entries": { "type": "array", "items": {"type": "object"}, "description": "Files and folders." }
          } },
          "examples": [
            "list the Box folder",
            "get the files in Box",
            "what is in our Box.com folder",
            "find the documents in Box",
            "read the folder Contracts on Box"
          ]
        },
        {
          "slug": "share_file", "name": "Share a file", "kind": "action",
          "description": "Makes a link to a file of Box, for the company or for all who have it.",
          "aliases": ["box link"],
          "input_parameters": { "type": "object", "properties": {
            "file_id": { "type": "string", "description": "The file.", "x-reads": "text" },
            "access": { "type": "string", "enum": ["open", "company", "collaborators"], "description": "Who may use the link.", "x-reads": "text" }
          }, "required": ["file_id"] },
          "output_parameters": { "type": "object", "properties": {
            "url": { "type": "string", "description": "The link." }
          } },
          "examples": [
            "share the Box file",
            "get a link to the document in Box",
            "make a Box.com link for the client",
            "share the folder from Box",
            "send a Box link"
          ]
        },
        {
          "slug": "file_uploaded", "name": "When a file is uploaded", "kind": "trigger",
          "description": "Starts when a file is uploaded to a folder of Box. Carries the file.",
          "aliases": ["new box file"],
          "input_parameters": { "type": "object", "properties": {
            "folder": { "type": "string", "description": "Only this folder.", "x-reads": "text" }
          } },
          "output_parameters": { "type": "object", "properties": {
            "source": { "type": "object", "description": "The file." }
          } },
          "examples": [
            "when a file is uploaded to Box",
            "on a new Box file",
            "whenever a contract is put into Box",
            "each upload to our Box.com folder",
            "if a document appears in Box"
          ]
        }
      ]
    }
    """#
}
