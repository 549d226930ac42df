extension BuiltinToolkits {
  /// Salesforce: customer relations: leads, contacts, accounts, opportunities and cases.
  static let salesforce = #"""
    {
      "toolkit": {
        "slug": "salesforce", "name": "Salesforce", "category": "crm",
        "description": "Customer relations: leads, contacts, accounts, opportunities and cases.",
        "aliases": ["sfdc"]
      },
      "tools": [
        {
          "slug": "create_lead", "name": "Create a lead", "kind": "action",
          "description": "Adds a lead to Salesforce, with name, company and e-mail address.",
          "aliases": ["new salesforce lead"],
          "input_parameters": { "type": "object", "properties": {
            "last_name": { "type": "string", "description": "Last name.", "x-reads": "person" },
            "company": { "type": "string", "description": "Company.", "x-reads": "text" },
            "email": { "type": "string", "description": "E-mail address.", "x-reads": "email" },
            "lead_source": { "type": "string", "description": "Where it comes from.", "x-reads": "text" }
          }, "required": ["last_name", "company"] },
          "output_parameters": { "type": "object", "properties": {
            "id": { "type": "string", "description": "Id of the lead." }
          } },
          "examples": [
            "create a Salesforce lead",
            "add the prospect to Salesforce",
            "save the form as a lead in Salesforce",
            "put the visitor into Salesforce",
            "log a new lead in SFDC"
          ]
        },
        {
          "slug": "create_opportunity", "name": "Create an opportunity", "kind": "action",
          "description": "Adds an opportunity to Salesforce, with a name, a stage, an amount and a closing date.",
          "aliases": ["salesforce deal"],
          "input_parameters": { "type": "object", "properties": {
            "name": { "type": "string", "description": "Name of the opportunity.", "x-reads": "quoted" },
            "stage": { "type": "string", "description": "The stage.", "x-reads": "text" },
            "amount": { "type": "number", "description": "What it is worth.", "x-reads": "number" },
            "close_date": { "type": "string", "description": "When it should close.", "x-reads": "date" }
          }, "required": ["name", "stage"] },
          "output_parameters": { "type": "object", "properties": {
            "id": { "type": "string", "description": "Id of the opportunity." }
          } },
          "examples": [
            "create an opportunity in Salesforce",
            "add a deal to Salesforce",
            "open a Salesforce opportunity of 20000",
            "make an opportunity for the account",
            "log the deal in SFDC"
          ]
        },
        {
          "slug": "update_record", "name": "Change a record", "kind": "action",
          "description": "Changes fields of a Salesforce record of any kind.",
          "aliases": ["edit salesforce"],
          "input_parameters": { "type": "object", "properties": {
            "object": { "type": "string", "description": "Kind of record, such as Contact.", "x-reads": "text" },
            "record_id": { "type": "string", "description": "The record.", "x-reads": "text" },
            "fields": { "type": "object", "description": "New values by field." }
          }, "required": ["object", "record_id", "fields"] },
          "output_parameters": { "type": "object", "properties": {
            "id": { "type": "string", "description": "Id of the record." }
          } },
          "examples": [
            "update the Salesforce contact",
            "change the stage in Salesforce",
            "set the account's phone in Salesforce",
            "mark the lead as converted in Salesforce",
            "edit the Salesforce record"
          ]
        },
        {
          "slug": "create_case", "name": "Create a case", "kind": "action",
          "description": "Opens a support case in Salesforce.",
          "aliases": ["salesforce ticket"],
          "input_parameters": { "type": "object", "properties": {
            "subject": { "type": "string", "description": "What it is about.", "x-reads": "quoted" },
            "description": { "type": "string", "description": "The details.", "x-reads": "text" },
            "priority": { "type": "string", "enum": ["Low", "Medium", "High"], "description": "How urgent it is.", "x-reads": "text" }
          }, "required": ["subject"] },
          "output_parameters": { "type": "object", "properties": {
            "id": { "type": "string", "description": "Id of the case." }
          } },
          "examples": [
            "open a Salesforce case",
            "create a support case in Salesforce",
            "log the complaint as a case",
            "raise a high priority case in Salesforce",
            "turn the ticket into a Salesforce case"
          ]
        },
        {
          "slug": "query", "name": "Query records", "kind": "action",
          "description": "Reads Salesforce records by a SOQL query. Gives a list.",
          "aliases": ["find in salesforce", "soql"],
          "input_parameters": { "type": "object", "properties": {
            "query": { "type": "string", "description": "The query.", "x-reads": "quoted" }
          }, "required": ["query"] },
          "output_parameters": { "type": "object", "properties": {
            "records": { "type": "array", "items": {"type": "object"}, "description": "The records." }
          } },
          "examples": [
            "query Salesforce for open opportunities",
            "get the accounts from Salesforce",
            "find the contact in Salesforce",
            "list this quarter's deals in Salesforce",
            "run a SOQL query"
          ]
        },
        {
          "slug": "lead_created", "name": "When a lead is created", "kind": "trigger",
          "description": "Starts when a lead is added to Salesforce. Carries the lead.",
          "aliases": ["new salesforce lead"],
          "input_parameters": { "type": "object", "properties": {} },
          "output_parameters": { "type": "object", "properties": {
            "lead": { "type": "object", "description": "The lead." }
          } },
          "examples": [
            "when a lead is created in Salesforce",
            "on a new Salesforce lead",
            "whenever a prospect is added to Salesforce",
            "each new SFDC lead",
            "if a lead arrives in Salesforce"
          ]
        }
      ]
    }
    """#
}
