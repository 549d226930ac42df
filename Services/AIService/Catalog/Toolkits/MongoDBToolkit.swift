extension BuiltinToolkits {
  /// MongoDB: database of documents.
  static let mongodb = #"""
    {
      "toolkit": {
        "slug": "mongodb", "name": "MongoDB", "category": "data",
        "description": "Database of documents.",
        "aliases": ["mongo"]
      },
      "tools": [
        {
          "slug": "find_documents", "name": "Find documents", "kind": "action",
          "description": "Reads the documents of a MongoDB collection that match a filter. Gives a list.",
          "aliases": ["query mongo"],
          "input_parameters": { "type": "object", "properties": {
            "collection": { "type": "string", "description": "The collection.", "x-reads": "quoted" },
            "filter": { "type": "object", "description": "What documents must match." }
          }, "required": ["collection"] },
          "output_parameters": { "type": "object", "properties": {
            "documents": { "type": "array", "items": {"type": "object"}, "description": "The documents." }
          } },
          "examples": [
            "find the documents in MongoDB",
            "query the Mongo collection users",
            "get all open orders from MongoDB",
            "read the collection logs in Mongo",
            "look up the user in MongoDB"
          ]
        },
        {
          "slug": "insert_document", "name": "Insert a document", "kind": "action",
          "description": "Adds a document to a MongoDB collection.",
          "aliases": ["save to mongo"],
          "input_parameters": { "type": "object", "properties": {
            "collection": { "type": "string", "description": "The collection.", "x-reads": "quoted" },
            "document": { "type": "object", "description": "The document." }
          }, "required": ["collection", "document"] },
          "output_parameters": { "type": "object", "properties": {
            "inserted_id": { "type": "string", "description": "Id of the document." }
          } },
          "examples": [
            "insert the document into MongoDB",
            "save the event in Mongo",
            "store the payload in the MongoDB collection",
            "add the order to MongoDB",
            "write the log to Mongo"
          ]
        },
        {
          "slug": "update_document", "name": "Change a document", "kind": "action",
          "description": "Changes the documents of a MongoDB collection that match a filter.",
          "aliases": ["update mongo"],
          "input_parameters": { "type": "object", "properties": {
            "collection": { "type": "string", "description": "The collection.", "x-reads": "quoted" },
            "filter": { "type": "object", "description": "What documents must match." },
            "update": { "type": "object", "description": "New values." }
          }, "required": ["collection", "filter", "update"] },
          "output_parameters": { "type": "object", "properties": {
            "modified_count": { "type": "integer", "description": "How many changed." }
          } },
          "examples": [
            "update the document in MongoDB",
            "set the field in the Mongo collection",
            "mark the order as shipped in MongoDB",
            "change the user in Mongo",
            "upsert the record in MongoDB"
          ]
        }
      ]
    }
    """#
}
