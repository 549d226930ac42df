extension BuiltinToolkits {
  /// PostgreSQL: relational database.
  static let postgresql = #"""
    {
      "toolkit": {
        "slug": "postgresql", "name": "PostgreSQL", "category": "data",
        "description": "Relational database.",
        "aliases": ["postgres", "pg"]
      },
      "tools": [
        {
          "slug": "query", "name": "Run a query", "kind": "action",
          "description": "Reads rows of a PostgreSQL database by an SQL query with parameters. Gives a list.",
          "aliases": ["select from postgres", "sql query"],
          "input_parameters": { "type": "object", "properties": {
            "query": { "type": "string", "description": "The SQL.", "x-reads": "quoted" },
            "parameters": { "type": "array", "items": {"type": "string"}, "description": "Values for its placeholders.", "x-reads": "text" }
          }, "required": ["query"] },
          "output_parameters": { "type": "object", "properties": {
            "rows": { "type": "array", "items": {"type": "object"}, "description": "The rows." }
          } },
          "examples": [
            "query the Postgres database",
            "select the inactive users from PostgreSQL",
            "run an SQL query on Postgres",
            "get the rows from our pg database",
            "read the orders table in PostgreSQL"
          ]
        },
        {
          "slug": "insert_row", "name": "Insert a row", "kind": "action",
          "description": "Adds a row to a table of a PostgreSQL database.",
          "aliases": ["save to postgres", "store in database"],
          "input_parameters": { "type": "object", "properties": {
            "table": { "type": "string", "description": "The table.", "x-reads": "quoted" },
            "values": { "type": "object", "description": "Values by column." }
          }, "required": ["table", "values"] },
          "output_parameters": { "type": "object", "properties": {
            "row": { "type": "object", "description": "The row as it was stored." }
          } },
          "examples": [
            "insert the order into Postgres",
            "save the record in the PostgreSQL table users",
            "store it in our Postgres database",
            "add a row to pg",
            "write the event to PostgreSQL"
          ]
        },
        {
          "slug": "update_rows", "name": "Change rows", "kind": "action",
          "description": "Changes the rows of a PostgreSQL table that meet a condition.",
          "aliases": ["update postgres"],
          "input_parameters": { "type": "object", "properties": {
            "table": { "type": "string", "description": "The table.", "x-reads": "quoted" },
            "where": { "type": "object", "description": "Columns and values that mark the rows." },
            "values": { "type": "object", "description": "New values by column." }
          }, "required": ["table", "where", "values"] },
          "output_parameters": { "type": "object", "properties": {
            "count": { "type": "integer", "description": "How many rows changed." }
          } },
          "examples": [
            "update the row in Postgres",
            "set the flag in the PostgreSQL table",
            "mark the user as active in Postgres",
            "change the price in our pg database",
            "update all matching rows in PostgreSQL"
          ]
        },
        {
          "slug": "delete_rows", "name": "Delete rows", "kind": "action",
          "description": "Deletes the rows of a PostgreSQL table that meet a condition.",
          "aliases": ["delete from postgres"],
          "input_parameters": { "type": "object", "properties": {
            "table": { "type": "string", "description": "The table.", "x-reads": "quoted" },
            "where": { "type": "object", "description": "Columns and values that mark the rows." }
          }, "required": ["table", "where"] },
          "output_parameters": { "type": "object", "properties": {
            "count": { "type": "integer", "description": "How many rows went." }
          } },
          "examples": [
            "delete old rows from Postgres",
            "remove the user from PostgreSQL",
            "purge expired sessions in the pg table",
            "drop the record from our Postgres database",
            "clean the PostgreSQL log table"
          ]
        }
      ]
    }
    """#
}
