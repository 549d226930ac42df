extension BuiltinToolkits {
  /// Airtable: tables of records with typed fields, in bases.
  static let airtable = #"""
    {
      "toolkit": {
        "slug": "airtable", "name": "Airtable", "category": "data",
        "description": "Tables of records with typed fields, in bases.",
        "aliases": ["airtable base"]
      },
      "tools": [
        {
          "slug": "create_record", "name": "Create a record", "kind": "action",
          "description": "Adds a record to a table of an Airtable base.",
          "aliases": ["add to airtable", "new airtable row"],
          "input_parameters": { "type": "object", "properties": {
            "base_id": { "type": "string", "description": "The base.", "x-reads": "text" },
            "table": { "type": "string", "description": "The table.", "x-reads": "quoted" },
            "fields": { "type": "object", "description": "Values by field name." }
          }, "required": ["base_id", "table", "fields"] },
          "output_parameters": { "type": "object", "properties": {
            "id": { "type": "string", "description": "Id of the record." }
          } },
          "examples": [
            "add a record to Airtable",
            "save the lead in the Airtable table Leads",
            "create an Airtable row",
            "log the submission in Airtable",
            "put the data into our Airtable base"
          ]
        },
        {
          "slug": "list_records", "name": "List records", "kind": "action",
          "description": "Reads the records of an Airtable table, by a view or a formula. Gives a list.",
          "aliases": ["airtable rows", "find in airtable"],
          "input_parameters": { "type": "object", "properties": {
            "base_id": { "type": "string", "description": "The base.", "x-reads": "text" },
            "table": { "type": "string", "description": "The table.", "x-reads": "quoted" },
            "filter": { "type": "string", "description": "A formula that records must meet.", "x-reads": "quoted" }
          }, "required": ["base_id", "table"] },
          "output_parameters": { "type": "object", "properties": {
            "records": { "type": "array", "items": {"type": "object"}, "description": "The records." }
          } },
          "examples": [
            "list the records of the Airtable table",
            "get all tasks from Airtable",
            "find overdue records in Airtable",
            "read the view Active from Airtable",
            "load the inventory from Airtable"
          ]
        },
        {
          "slug": "update_record", "name": "Change a record", "kind": "action",
          "description": "Changes fields of a record of Airtable.",
          "aliases": ["edit airtable"],
          "input_parameters": { "type": "object", "properties": {
            "base_id": { "type": "string", "description": "The base.", "x-reads": "text" },
            "table": { "type": "string", "description": "The table.", "x-reads": "quoted" },
            "record_id": { "type": "string", "description": "The record.", "x-reads": "text" },
            "fields": { "type": "object", "description": "New values by field name." }
          }, "required": ["base_id", "table", "record_id", "fields"] },
          "output_parameters": { "type": "object", "properties": {
            "id": { "type": "string", "description": "Id of the record." }
          } },
          "examples": [
            "update the Airtable record",
            "set the status to shipped in Airtable",
            "change the field in Airtable",
            "mark the record as done in Airtable",
            "edit the row in the Airtable base"
          ]
        },
        {
          "slug": "delete_record", "name": "Delete a record", "kind": "action",
          "description": "Deletes a record of an Airtable table.",
          "aliases": ["remove airtable row"],
          "input_parameters": { "type": "object", "properties": {
            "base_id": { "type": "string", "description": "The base.", "x-reads": "text" },
            "table": { "type": "string", "description": "The table.", "x-reads": "quoted" },
            "record_id": { "type": "string", "description": "The record.", "x-reads": "text" }
          }, "required": ["base_id", "table", "record_id"] },
          "output_parameters": { "type": "object", "properties": {
            "deleted": { "type": "boolean", "description": "Whether it is gone." }
          } },
          "examples": [
            "delete the record in Airtable",
            "remove the row from the Airtable table",
            "drop old records from Airtable",
            "take the entry out of Airtable",
            "clean up the Airtable base"
          ]
        },
        {
          "slug": "record_created", "name": "When a record is created", "kind": "trigger",
          "description": "Starts when a record is added to an Airtable table. Carries the record.",
          "aliases": ["new airtable record"],
          "input_parameters": { "type": "object", "properties": {
            "table": { "type": "string", "description": "Only this table.", "x-reads": "quoted" }
          } },
          "output_parameters": { "type": "object", "properties": {
            "record": { "type": "object", "description": "The record." }
          } },
          "examples": [
            "when a record is created in Airtable",
            "on a new Airtable row",
            "whenever someone adds to the base",
            "each new Airtable entry",
            "if a record appears in the table Orders"
          ]
        }
      ]
    }
    """#
}
