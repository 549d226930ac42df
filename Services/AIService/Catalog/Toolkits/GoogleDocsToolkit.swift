extension BuiltinToolkits {
  /// Google Docs: text documents of Google.
  static let googleDocs = #"""
    {
      "toolkit": {
        "slug": "google-docs", "name": "Google Docs", "category": "documents",
        "description": "Text documents of Google.",
        "aliases": ["gdocs"]
      },
      "tools": [
        {
          "slug": "create_document", "name": "Create a document", "kind": "action",
          "description": "Creates a Google Docs document with a title and text.",
          "aliases": ["new google doc"],
          "input_parameters": { "type": "object", "properties": {
            "title": { "type": "string", "description": "The title.", "x-reads": "quoted" },
            "content": { "type": "string", "description": "The text.", "x-reads": "text" }
          }, "required": ["title"] },
          "output_parameters": { "type": "object", "properties": {
            "document_id": { "type": "string", "description": "Id of the document." },
            "url": { "type": "string", "description": "Address of the document." }
          } },
          "examples": [
            "create a Google Doc with the minutes",
            "write the report into a new Google document",
            "make a doc titled \"Plan\"",
            "start a Google Docs document",
            "save the article as a Google Doc"
          ]
        },
        {
          "slug": "append_text", "name": "Add text", "kind": "action",
          "description": "Adds text at the end of a Google Docs document.",
          "aliases": ["write to a google doc"],
          "input_parameters": { "type": "object", "properties": {
            "document_id": { "type": "string", "description": "The document.", "x-reads": "quoted" },
            "text": { "type": "string", "description": "The text.", "x-reads": "text" }
          }, "required": ["document_id", "text"] },
          "output_parameters": { "type": "object", "properties": {
            "document_id": { "type": "string", "description": "Id of the document." }
          } },
          "examples": [
            "append the notes to the Google Doc",
            "add a paragraph to the document in Google Docs",
            "write the summary at the end of the doc",
            "log the entry in a Google Doc",
            "extend the Google document"
          ]
        },
        {
          "slug": "get_document", "name": "Read a document", "kind": "action",
          "description": "Reads the text of a Google Docs document.",
          "aliases": ["load a google doc"],
          "input_parameters": { "type": "object", "properties": {
            "document_id": { "type": "string", "description": "The document.", "x-reads": "quoted" }
          }, "required": ["document_id"] },
          "output_parameters": { "type": "object", "properties": {
            "title": { "type": "string", "description": "The title." },
            "text": { "type": "string", "description": "The text." }
          } },
          "examples": [
            "read the Google Doc",
            "get the text of the document",
            "load the Google Docs template",
            "fetch the contract from Google Docs",
            "take the content of the doc"
          ]
        },
        {
          "slug": "create_from_template", "name": "Fill in a template", "kind": "action",
          "description": "Copies a Google Docs document and puts values in the place of its placeholders.",
          "aliases": ["generate a document", "mail merge"],
          "input_parameters": { "type": "object", "properties": {
            "template_id": { "type": "string", "description": "The template.", "x-reads": "quoted" },
            "title": { "type": "string", "description": "Title of the copy.", "x-reads": "text" },
            "values": { "type": "object", "description": "Values by placeholder." }
          }, "required": ["template_id", "values"] },
          "output_parameters": { "type": "object", "properties": {
            "document_id": { "type": "string", "description": "Id of the copy." }
          } },
          "examples": [
            "fill in the Google Docs template",
            "generate a contract from the template in Google Docs",
            "make an offer letter from our Google Doc",
            "create the document from a template",
            "merge the data into the Google Doc"
          ]
        }
      ]
    }
    """#
}
