extension BuiltinToolkits {
  /// LightOn Paradigm: searches a company's own documents and answers questions from them.
  static let paradigm = #"""
    {
      "toolkit": {
        "slug": "paradigm", "name": "LightOn Paradigm", "category": "ai",
        "description": "Searches a company's own documents and answers questions from them.",
        "aliases": ["lighton", "paradigm"]
      },
      "tools": [
        {
          "slug": "search", "name": "Search documents and answer", "kind": "action",
          "description": "Asks LightOn Paradigm a question; it searches the company's documents and answers with sources.",
          "aliases": ["document search", "rag", "paradigm search"],
          "input_parameters": { "type": "object", "properties": {
            "query": { "type": "string", "description": "The question.", "x-reads": "quoted" },
            "file_ids": { "type": "array", "items": {"type": "string"}, "description": "Only these documents.", "x-reads": "text" }
          }, "required": ["query"] },
          "output_parameters": { "type": "object", "properties": {
            "answer": { "type": "string", "description": "The answer." },
            "documents": { "type": "array", "items": {"type": "object"}, "description": "The documents it comes from." }
          } },
          "examples": [
            "search Paradigm for the leave policy",
            "ask LightOn about the contract",
            "find the answer in our documents with Paradigm",
            "look it up in Paradigm",
            "query LightOn Paradigm for each question"
          ]
        },
        {
          "slug": "analyze_document", "name": "Analyse a document", "kind": "action",
          "description": "Asks LightOn Paradigm a question about one document as a whole.",
          "aliases": ["document analysis"],
          "input_parameters": { "type": "object", "properties": {
            "query": { "type": "string", "description": "The question.", "x-reads": "quoted" },
            "document_id": { "type": "string", "description": "The document.", "x-reads": "text" }
          }, "required": ["query", "document_id"] },
          "output_parameters": { "type": "object", "properties": {
            "answer": { "type": "string", "description": "The answer." }
          } },
          "examples": [
            "analyse the document with Paradigm",
            "ask Paradigm what the contract says about notice",
            "let LightOn check the report",
            "get the key points of the file from Paradigm",
            "review the tender with LightOn"
          ]
        },
        {
          "slug": "upload_document", "name": "Upload a document", "kind": "action",
          "description": "Adds a document to LightOn Paradigm, to be found by later questions.",
          "aliases": ["index a document"],
          "input_parameters": { "type": "object", "properties": {
            "filename": { "type": "string", "description": "Name of the document.", "x-reads": "quoted" },
            "content": { "type": "string", "description": "The content, or an address to take it from.", "x-reads": "text" }
          }, "required": ["filename", "content"] },
          "output_parameters": { "type": "object", "properties": {
            "id": { "type": "integer", "description": "Id of the document." }
          } },
          "examples": [
            "upload the document to Paradigm",
            "index the PDF in LightOn",
            "add the manual to our Paradigm collection",
            "make the file searchable in Paradigm",
            "put the report into LightOn"
          ]
        },
        {
          "slug": "chat_completion", "name": "Ask the model", "kind": "action",
          "description": "Lets the model of LightOn Paradigm write an answer to a prompt, without a search.",
          "aliases": ["lighton chat"],
          "input_parameters": { "type": "object", "properties": {
            "prompt": { "type": "string", "description": "The prompt.", "x-reads": "text" },
            "model": { "type": "string", "description": "The model.", "x-reads": "text" }
          }, "required": ["prompt"] },
          "output_parameters": { "type": "object", "properties": {
            "text": { "type": "string", "description": "The answer." }
          } },
          "examples": [
            "let Paradigm write a text",
            "ask the LightOn model",
            "generate an answer with Paradigm",
            "have LightOn rewrite the paragraph",
            "use the Paradigm chat model"
          ]
        }
      ]
    }
    """#
}
