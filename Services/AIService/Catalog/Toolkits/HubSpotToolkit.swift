extension BuiltinToolkits {
  /// HubSpot: customer relations: contacts, companies, deals and tickets.
  static let hubspot = #"""
    {
      "toolkit": {
        "slug": "hubspot", "name": "HubSpot", "category": "crm",
        "description": "Customer relations: contacts, companies, deals and tickets.",
        "aliases": ["hub spot"]
      },
      "tools": [
        {
          "slug": "create_contact", "name": "Create a contact", "kind": "action",
          "description": "Adds a person to HubSpot, or changes the one with that e-mail address.",
          "aliases": ["add a lead", "hubspot crm", "save contact"],
          "input_parameters": { "type": "object", "properties": {
            "email": { "type": "string", "description": "E-mail address.", "x-reads": "email" },
            "first_name": { "type": "string", "description": "First name.", "x-reads": "person" },
            "last_name": { "type": "string", "description": "Last name.", "x-reads": "person" },
            "company": { "type": "string", "description": "Company.", "x-reads": "text" },
            "properties": { "type": "object", "description": "More properties." }
          }, "required": ["email"] },
          "output_parameters": { "type": "object", "properties": {
            "id": { "type": "string", "description": "Id of the contact." }
          } },
          "examples": [
            "create a HubSpot contact",
            "add the lead to HubSpot",
            "save the new user in HubSpot",
            "put jo@example.com into our HubSpot CRM",
            "sync the sign-up to HubSpot"
          ]
        },
        {
          "slug": "update_contact", "name": "Change a contact", "kind": "action",
          "description": "Changes properties of a HubSpot contact.",
          "aliases": ["edit hubspot contact"],
          "input_parameters": { "type": "object", "properties": {
            "email": { "type": "string", "description": "E-mail address of the contact.", "x-reads": "email" },
            "properties": { "type": "object", "description": "New values by property." }
          }, "required": ["email", "properties"] },
          "output_parameters": { "type": "object", "properties": {
            "id": { "type": "string", "description": "Id of the contact." }
          } },
          "examples": [
            "update the contact in HubSpot",
            "set the lifecycle stage in HubSpot",
            "change the phone of the HubSpot contact",
            "mark the lead as qualified in HubSpot",
            "edit the HubSpot contact"
          ]
        },
        {
          "slug": "create_deal", "name": "Create a deal", "kind": "action",
          "description": "Adds a deal to a pipeline of HubSpot, with a name, an amount and a stage.",
          "aliases": ["new opportunity in hubspot"],
          "input_parameters": { "type": "object", "properties": {
            "deal_name": { "type": "string", "description": "Name of the deal.", "x-reads": "quoted" },
            "amount": { "type": "number", "description": "What it is worth.", "x-reads": "number" },
            "stage": { "type": "string", "description": "Stage of the pipeline.", "x-reads": "text" },
            "contact": { "type": "string", "description": "The contact it belongs to.", "x-reads": "email" }
          }, "required": ["deal_name"] },
          "output_parameters": { "type": "object", "properties": {
            "id": { "type": "string", "description": "Id of the deal." }
          } },
          "examples": [
            "create a deal in HubSpot",
            "add an opportunity of 5000 to HubSpot",
            "open a HubSpot deal for the lead",
            "make a new deal in the sales pipeline",
            "log the sale in HubSpot"
          ]
        },
        {
          "slug": "create_ticket", "name": "Create a ticket", "kind": "action",
          "description": "Opens a support ticket in HubSpot.",
          "aliases": ["hubspot support request"],
          "input_parameters": { "type": "object", "properties": {
            "subject": { "type": "string", "description": "What it is about.", "x-reads": "quoted" },
            "content": { "type": "string", "description": "The details.", "x-reads": "text" },
            "priority": { "type": "string", "enum": ["LOW", "MEDIUM", "HIGH"], "description": "How urgent it is.", "x-reads": "text" }
          }, "required": ["subject"] },
          "output_parameters": { "type": "object", "properties": {
            "id": { "type": "string", "description": "Id of the ticket." }
          } },
          "examples": [
            "create a HubSpot ticket",
            "open a support ticket in HubSpot",
            "log the complaint in HubSpot",
            "turn the email into a HubSpot ticket",
            "raise a case in HubSpot"
          ]
        },
        {
          "slug": "search_contacts", "name": "Find contacts", "kind": "action",
          "description": "Finds contacts of HubSpot by e-mail address, name or property. Gives a list.",
          "aliases": ["look up hubspot contact"],
          "input_parameters": { "type": "object", "properties": {
            "query": { "type": "string", "description": "What to look for.", "x-reads": "quoted" }
          }, "required": ["query"] },
          "output_parameters": { "type": "object", "properties": {
            "results": { "type": "array", "items": {"type": "object"}, "description": "The contacts." }
          } },
          "examples": [
            "find the contact in HubSpot",
            "look the customer up in HubSpot",
            "search HubSpot for jo@example.com",
            "get all HubSpot contacts from Berlin",
            "list the leads in HubSpot"
          ]
        },
        {
          "slug": "contact_created", "name": "When a contact is created", "kind": "trigger",
          "description": "Starts when a contact is added to HubSpot. Carries the contact.",
          "aliases": ["new hubspot lead"],
          "input_parameters": { "type": "object", "properties": {} },
          "output_parameters": { "type": "object", "properties": {
            "contact": { "type": "object", "description": "The contact." }
          } },
          "examples": [
            "when a contact is created in HubSpot",
            "on a new HubSpot lead",
            "whenever a person is added to HubSpot",
            "each new HubSpot contact",
            "if a lead comes in through HubSpot"
          ]
        },
        {
          "slug": "deal_stage_changed", "name": "When a deal changes its stage", "kind": "trigger",
          "description": "Starts when a HubSpot deal moves to another stage, such as won. Carries the deal.",
          "aliases": ["deal won", "deal closed"],
          "input_parameters": { "type": "object", "properties": {
            "stage": { "type": "string", "description": "Only this stage.", "x-reads": "text" }
          } },
          "output_parameters": { "type": "object", "properties": {
            "deal": { "type": "object", "description": "The deal." }
          } },
          "examples": [
            "when a HubSpot deal is won",
            "whenever a deal is closed in HubSpot",
            "on a new deal stage",
            "if a deal is lost in HubSpot",
            "each deal that moves to contract sent"
          ]
        }
      ]
    }
    """#
}
