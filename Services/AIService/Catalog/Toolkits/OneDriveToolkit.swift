extension BuiltinToolkits {
  /// OneDrive: files and folders of Microsoft 365.
  static let onedrive = #"""
    {
      "toolkit": {
        "slug": "onedrive", "name": "OneDrive", "category": "storage",
        "description": "Files and folders of Microsoft 365.",
        "aliases": ["microsoft onedrive"]
      },
      "tools": [
        {
          "slug": "upload_file", "name": "Upload a file", "kind": "action",
          "description": "Saves a file in OneDrive at a path.",
          "aliases": ["save to onedrive"],
          "input_parameters": { "type": "object", "properties": {
            "path": { "type": "string", "description": "Path of the file.", "x-reads": "quoted" },
            "content": { "type": "string", "description": "The content, or an address to take it from.", "x-reads": "text" }
          }, "required": ["path", "content"] },
          "output_parameters": { "type": "object", "properties": {
            "id": { "type": "string", "description": "Id of the file." },
            "web_url": { "type": "string", "description": "Address of the file." }
          } },
          "examples": [
            "upload the file to OneDrive",
            "save the spreadsheet in OneDrive",
            "store the attachment on OneDrive",
            "put the report into my OneDrive folder",
            "back it up to OneDrive"
          ]
        },
        {
          "slug": "list_folder", "name": "List a folder", "kind": "action",
          "description": "Reads what is in a OneDrive folder.",
          "aliases": ["onedrive files"],
          "input_parameters": { "type": "object", "properties": {
            "path": { "type": "string", "description": "Path of the folder.", "x-reads": "quoted" }
          }, "required": ["path"] },
          "output_parameters": { "type": "object", "properties": {
            "value": { "type": "array", "items": {"type": "object"}, "description": "Files and folders." }
          } },
          "examples": [
            "list the files in OneDrive",
            "get the documents of the OneDrive folder",
            "what is in my OneDrive",
            "find the file on OneDrive",
            "read the OneDrive directory Reports"
          ]
        },
        {
          "slug": "create_link", "name": "Create a link", "kind": "action",
          "description": "Makes a link to a file of OneDrive to read or edit it.",
          "aliases": ["share onedrive file"],
          "input_parameters": { "type": "object", "properties": {
            "path": { "type": "string", "description": "Path of the file.", "x-reads": "quoted" },
            "type": { "type": "string", "enum": ["view", "edit"], "description": "What the link allows.", "x-reads": "text" }
          }, "required": ["path"] },
          "output_parameters": { "type": "object", "properties": {
            "url": { "type": "string", "description": "The link." }
          } },
          "examples": [
            "share the OneDrive file",
            "create a link in OneDrive",
            "make the OneDrive document editable for the team",
            "get a OneDrive link",
            "give the client a view link from OneDrive"
          ]
        },
        {
          "slug": "file_added", "name": "When a file is added", "kind": "trigger",
          "description": "Starts when a file appears in a OneDrive folder. Carries the file.",
          "aliases": ["new onedrive file"],
          "input_parameters": { "type": "object", "properties": {
            "path": { "type": "string", "description": "Only this folder.", "x-reads": "quoted" }
          } },
          "output_parameters": { "type": "object", "properties": {
            "file": { "type": "object", "description": "The file." }
          } },
          "examples": [
            "when a file is added to OneDrive",
            "on a new OneDrive document",
            "whenever someone saves to the OneDrive folder",
            "each new file on OneDrive",
            "if a report lands in OneDrive"
          ]
        }
      ]
    }
    """#
}
