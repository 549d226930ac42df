extension BuiltinToolkits {
  /// MySQL: relational database.
  static let mysql = #"""
    {
      "toolkit": {
        "slug": "mysql", "name": "MySQL", "category": "data",
        "description": "Relational database.",
        "aliases": ["mariadb"]
      },
      "tools": [
        {
          "slug": "query", "name": "Run a query", "kind": "action",
          "description": "Reads rows of a MySQL database by an SQL query with parameters. Gives a list.",
          "aliases": ["select from mysql"],
          "input_parameters": { "type": "object", "properties": {
            "query": { "type": "string", "description": "The SQL.", "x-reads": "quoted" },
            "parameters": { "type": "array", "items": {"type": "string"}, "description": "Values for its placeholders.", "x-reads": "text" }
          }, "required": ["query"] },
          "output_parameters": { "type": "object", "properties": {
            "rows": { "type": "array", "items": {"type": "object"}, "description": "The rows." }
          } },
          "examples": [
            "query the MySQL database",
            "select customers from MySQL",
            "run SQL on our MariaDB",
            "get the rows from the MySQL table",
            "read the products in MySQL"
          ]
        },
        {
          "slug": "insert_row", "name": "Insert a row", "kind": "action",
          "description": "Adds a row to a table of a MySQL database.",
          "aliases": ["save to mysql"],
          "input_parameters": { "type": "object", "properties": {
            "table": { "type": "string", "description": "The table.", "x-reads": "quoted" },
            "values": { "type": "object", "description": "Values by column." }
          }, "required": ["table", "values"] },
          "output_parameters": { "type": "object", "properties": {
            "insert_id": { "type": "integer", "description": "Id of the row." }
          } },
          "examples": [
            "insert the lead into MySQL",
            "save the record in the MySQL table",
            "store it in MariaDB",
            "add a row to our MySQL database",
            "write the log line to MySQL"
          ]
        },
        {
          "slug": "update_rows", "name": "Change rows", "kind": "action",
          "description": "Changes the rows of a MySQL table that meet a condition.",
          "aliases": ["update mysql"],
          "input_parameters": { "type": "object", "properties": {
            "table": { "type": "string", "description": "The table.", "x-reads": "quoted" },
            "where": { "type": "object", "description": "Columns and values that mark the rows." },
            "values": { "type": "object", "description": "New values by column." }
          }, "required": ["table", "where", "values"] },
          "output_parameters": { "type": "object", "properties": {
            "affected_rows": { "type": "integer", "description": "How many rows changed." }
          } },
          "examples": [
            "update the row in MySQL",
            "set the status in the MySQL table",
            "mark the invoice as paid in MariaDB",
            "change the stock in MySQL",
            "update matching MySQL rows"
          ]
        }
      ]
    }
    """#
}
