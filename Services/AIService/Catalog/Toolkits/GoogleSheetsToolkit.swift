extension BuiltinToolkits {
  /// Google Sheets: spreadsheets of Google: rows, cells and sheets.
  static let googleSheets = #"""
    {
      "toolkit": {
        "slug": "google-sheets", "name": "Google Sheets", "category": "data",
        "description": "Spreadsheets of Google: rows, cells and sheets.",
        "aliases": ["gsheets", "google spreadsheet"]
      },
      "tools": [
        {
          "slug": "append_row", "name": "Add a row", "kind": "action",
          "description": "Adds a row below the last one of a Google sheet, with a value for each column.",
          "aliases": ["append to spreadsheet", "log to google sheets", "save to a sheet", "add a line"],
          "input_parameters": { "type": "object", "properties": {
            "spreadsheet_id": { "type": "string", "description": "The spreadsheet, by id, address or name.", "x-reads": "quoted" },
            "sheet": { "type": "string", "description": "Name of the sheet in it.", "x-reads": "text" },
            "values": { "type": "object", "description": "The values, by column name or in order." }
          }, "required": ["spreadsheet_id", "values"] },
          "output_parameters": { "type": "object", "properties": {
            "updated_range": { "type": "string", "description": "The cells that were written." }
          } },
          "examples": [
            "add a row to Google Sheets",
            "append the order to my spreadsheet",
            "log every lead in a Google Sheet",
            "save the result as a new line in the sheet",
            "write name and email to Google Sheets"
          ]
        },
        {
          "slug": "read_rows", "name": "Read rows", "kind": "action",
          "description": "Reads the rows of a range of a Google sheet. Gives a list of records by column name.",
          "aliases": ["get spreadsheet data", "load a sheet"],
          "input_parameters": { "type": "object", "properties": {
            "spreadsheet_id": { "type": "string", "description": "The spreadsheet, by id, address or name.", "x-reads": "quoted" },
            "range": { "type": "string", "description": "The cells, such as Leads!A1:D.", "x-reads": "text" }
          }, "required": ["spreadsheet_id"] },
          "output_parameters": { "type": "object", "properties": {
            "rows": { "type": "array", "items": {"type": "object"}, "description": "The rows." }
          } },
          "examples": [
            "read the rows of my Google Sheet",
            "get the customers from the spreadsheet",
            "load the list from Google Sheets",
            "fetch all lines of the sheet Leads",
            "take the emails from the Google spreadsheet"
          ]
        },
        {
          "slug": "update_row", "name": "Change a row", "kind": "action",
          "description": "Changes cells of a Google sheet, in a range or in the row where a column has a certain value.",
          "aliases": ["edit spreadsheet", "update a cell"],
          "input_parameters": { "type": "object", "properties": {
            "spreadsheet_id": { "type": "string", "description": "The spreadsheet, by id, address or name.", "x-reads": "quoted" },
            "range": { "type": "string", "description": "The cells.", "x-reads": "text" },
            "lookup": { "type": "object", "description": "A column and the value that marks the row." },
            "values": { "type": "object", "description": "The new values." }
          }, "required": ["spreadsheet_id", "values"] },
          "output_parameters": { "type": "object", "properties": {
            "updated_cells": { "type": "integer", "description": "How many cells were written." }
          } },
          "examples": [
            "update the row in Google Sheets",
            "set the status cell to done in the spreadsheet",
            "change the price in the sheet",
            "mark the line as sent in Google Sheets",
            "overwrite the cell B2 in the Google Sheet"
          ]
        },
        {
          "slug": "clear_range", "name": "Clear cells", "kind": "action",
          "description": "Empties the cells of a range of a Google sheet.",
          "aliases": ["empty a sheet"],
          "input_parameters": { "type": "object", "properties": {
            "spreadsheet_id": { "type": "string", "description": "The spreadsheet, by id, address or name.", "x-reads": "quoted" },
            "range": { "type": "string", "description": "The cells.", "x-reads": "text" }
          }, "required": ["spreadsheet_id", "range"] },
          "output_parameters": { "type": "object", "properties": {
            "cleared_range": { "type": "string", "description": "The cells that were emptied." }
          } },
          "examples": [
            "clear the Google Sheet",
            "empty the range A2:F in the spreadsheet",
            "wipe last week's rows in Google Sheets",
            "delete the contents of the sheet",
            "reset the Google spreadsheet"
          ]
        },
        {
          "slug": "create_spreadsheet", "name": "Create a spreadsheet", "kind": "action",
          "description": "Creates a new Google spreadsheet with a title and sheets.",
          "aliases": ["new google sheet"],
          "input_parameters": { "type": "object", "properties": {
            "title": { "type": "string", "description": "The title.", "x-reads": "quoted" },
            "sheets": { "type": "array", "items": {"type": "string"}, "description": "Names of the sheets in it.", "x-reads": "text" }
          }, "required": ["title"] },
          "output_parameters": { "type": "object", "properties": {
            "spreadsheet_id": { "type": "string", "description": "Id of the spreadsheet." },
            "url": { "type": "string", "description": "Address of the spreadsheet." }
          } },
          "examples": [
            "create a Google Sheet named \"Budget\"",
            "make a new spreadsheet in Google",
            "start a fresh Google Sheet each month",
            "set up a spreadsheet for the project",
            "new Google spreadsheet with two tabs"
          ]
        },
        {
          "slug": "row_added", "name": "When a row is added", "kind": "trigger",
          "description": "Starts when a row is added to a Google sheet. Carries the row by column name.",
          "aliases": ["new spreadsheet row"],
          "input_parameters": { "type": "object", "properties": {
            "spreadsheet_id": { "type": "string", "description": "Only this spreadsheet.", "x-reads": "quoted" },
            "sheet": { "type": "string", "description": "Only this sheet.", "x-reads": "text" }
          } },
          "output_parameters": { "type": "object", "properties": {
            "row": { "type": "object", "description": "The row." }
          } },
          "examples": [
            "when a row is added to Google Sheets",
            "on a new line in the spreadsheet",
            "whenever someone fills in the sheet",
            "each new row in my Google Sheet",
            "if an entry appears in the spreadsheet"
          ]
        }
      ]
    }
    """#
}
