extension BuiltinToolkits {
  /// Dropbox: files and folders in the cloud.
  static let dropbox = #"""
    {
      "toolkit": {
        "slug": "dropbox", "name": "Dropbox", "category": "storage",
        "description": "Files and folders in the cloud.",
        "aliases": []
      },
      "tools": [
        {
          "slug": "upload_file", "name": "Upload a file", "kind": "action",
          "description": "Saves a file in Dropbox at a path.",
          "aliases": ["save to dropbox"],
          "input_parameters": { "type": "object", "properties": {
            "path": { "type": "string", "description": "Path of the file.", "x-reads": "quoted" },
            "content": { "type": "string", "description": "The content, or an address to take it from.", "x-reads": "text" }
          }, "required": ["path", "content"] },
          "output_parameters": { "type": "object", "properties": {
            "id": { "type": "string", "description": "Id of the file." },
            "path_display": { "type": "string", "description": "Where it is." }
          } },
          "examples": [
            "upload the file to Dropbox",
            "save the backup in Dropbox",
            "store the photo in my Dropbox folder",
            "put the CSV into Dropbox",
            "copy the attachment to Dropbox"
          ]
        },
        {
          "slug": "list_folder", "name": "List a folder", "kind": "action",
          "description": "Reads what is in a Dropbox folder.",
          "aliases": ["dropbox files"],
          "input_parameters": { "type": "object", "properties": {
            "path": { "type": "string", "description": "Path of the folder.", "x-reads": "quoted" }
          }, "required": ["path"] },
          "output_parameters": { "type": "object", "properties": {
            "entries": { "type": "array", "items": {"type": "object"}, "description": "Files and folders." }
          } },
          "examples": [
            "list the files of my Dropbox folder",
            "what is in the Dropbox folder /Photos",
            "get all files from Dropbox",
            "find new documents in Dropbox",
            "read the Dropbox directory"
          ]
        },
        {
          "slug": "create_shared_link", "name": "Create a link", "kind": "action",
          "description": "Makes a link to a Dropbox file that others can open.",
          "aliases": ["share dropbox file"],
          "input_parameters": { "type": "object", "properties": {
            "path": { "type": "string", "description": "Path of the file.", "x-reads": "quoted" }
          }, "required": ["path"] },
          "output_parameters": { "type": "object", "properties": {
            "url": { "type": "string", "description": "The link." }
          } },
          "examples": [
            "create a shared link in Dropbox",
            "share the Dropbox file with the client",
            "get a link for the file in Dropbox",
            "make the Dropbox document shareable",
            "give me a download link from Dropbox"
          ]
        },
        {
          "slug": "file_added", "name": "When a file is added", "kind": "trigger",
          "description": "Starts when a file appears in a Dropbox folder. Carries the file.",
          "aliases": ["new dropbox file"],
          "input_parameters": { "type": "object", "properties": {
            "path": { "type": "string", "description": "Only this folder.", "x-reads": "quoted" }
          } },
          "output_parameters": { "type": "object", "properties": {
            "file": { "type": "object", "description": "The file." }
          } },
          "examples": [
            "when a file is added to Dropbox",
            "on a new file in my Dropbox",
            "whenever something is uploaded to Dropbox",
            "each new photo in Dropbox",
            "if a document lands in the Dropbox folder"
          ]
        }
      ]
    }
    """#
}
