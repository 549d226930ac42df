extension BuiltinToolkits {
  /// Google Drive: files and folders of Google.
  static let googleDrive = #"""
    {
      "toolkit": {
        "slug": "google-drive", "name": "Google Drive", "category": "storage",
        "description": "Files and folders of Google.",
        "aliases": ["gdrive"]
      },
      "tools": [
        {
          "slug": "upload_file", "name": "Upload a file", "kind": "action",
          "description": "Saves a file in a folder of Google Drive.",
          "aliases": ["save to drive", "store a file"],
          "input_parameters": { "type": "object", "properties": {
            "name": { "type": "string", "description": "Name of the file.", "x-reads": "quoted" },
            "content": { "type": "string", "description": "The content, or an address to take it from.", "x-reads": "text" },
            "folder": { "type": "string", "description": "The folder.", "x-reads": "text" }
          }, "required": ["name", "content"] },
          "output_parameters": { "type": "object", "properties": {
            "id": { "type": "string", "description": "Id of the file." },
            "web_view_link": { "type": "string", "description": "Address of the file." }
          } },
          "examples": [
            "upload the report to Google Drive",
            "save the attachment in my Drive folder",
            "store the PDF in Google Drive",
            "put the export into Drive",
            "back the file up to Google Drive"
          ]
        },
        {
          "slug": "list_files", "name": "List files", "kind": "action",
          "description": "Reads the files of a Google Drive folder, or those that match a search.",
          "aliases": ["find files in drive"],
          "input_parameters": { "type": "object", "properties": {
            "folder": { "type": "string", "description": "The folder.", "x-reads": "text" },
            "query": { "type": "string", "description": "What to look for.", "x-reads": "quoted" }
          } },
          "output_parameters": { "type": "object", "properties": {
            "files": { "type": "array", "items": {"type": "object"}, "description": "The files." }
          } },
          "examples": [
            "list the files in my Google Drive folder",
            "find the contract in Drive",
            "get all PDFs from Google Drive",
            "which files are in the folder Invoices",
            "search Google Drive"
          ]
        },
        {
          "slug": "create_folder", "name": "Create a folder", "kind": "action",
          "description": "Creates a folder in Google Drive.",
          "aliases": ["new drive folder"],
          "input_parameters": { "type": "object", "properties": {
            "name": { "type": "string", "description": "Name of the folder.", "x-reads": "quoted" },
            "parent": { "type": "string", "description": "The folder it is in.", "x-reads": "text" }
          }, "required": ["name"] },
          "output_parameters": { "type": "object", "properties": {
            "id": { "type": "string", "description": "Id of the folder." }
          } },
          "examples": [
            "create a folder in Google Drive for the client",
            "make a new Drive folder",
            "set up a folder named \"2030\" in Google Drive",
            "add a project folder to Drive",
            "new folder in gdrive"
          ]
        },
        {
          "slug": "share_file", "name": "Share a file", "kind": "action",
          "description": "Lets a person read or edit a file of Google Drive.",
          "aliases": ["give access to a file"],
          "input_parameters": { "type": "object", "properties": {
            "file_id": { "type": "string", "description": "The file.", "x-reads": "text" },
            "email": { "type": "string", "description": "Who gets access.", "x-reads": "email" },
            "role": { "type": "string", "enum": ["reader", "commenter", "writer"], "description": "What the person may do.", "x-reads": "text" }
          }, "required": ["file_id", "email"] },
          "output_parameters": { "type": "object", "properties": {
            "id": { "type": "string", "description": "Id of the permission." }
          } },
          "examples": [
            "share the file in Google Drive with ana@example.com",
            "give the customer access to the Drive document",
            "let the team edit the file",
            "share the folder from Google Drive",
            "grant read access in Drive"
          ]
        },
        {
          "slug": "file_added", "name": "When a file is added", "kind": "trigger",
          "description": "Starts when a file appears in a folder of Google Drive. Carries the file.",
          "aliases": ["new file in drive"],
          "input_parameters": { "type": "object", "properties": {
            "folder": { "type": "string", "description": "Only this folder.", "x-reads": "text" }
          } },
          "output_parameters": { "type": "object", "properties": {
            "file": { "type": "object", "description": "The file." }
          } },
          "examples": [
            "when a file is added to Google Drive",
            "on a new file in the Drive folder",
            "whenever someone uploads to Drive",
            "each new document in Google Drive",
            "if a PDF lands in the folder Invoices"
          ]
        }
      ]
    }
    """#
}
