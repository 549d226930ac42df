extension BuiltinToolkits {
  /// Trello: boards with lists of cards.
  static let trello = #"""
    {
      "toolkit": {
        "slug": "trello", "name": "Trello", "category": "project-management",
        "description": "Boards with lists of cards.",
        "aliases": ["trello board"]
      },
      "tools": [
        {
          "slug": "create_card", "name": "Create a card", "kind": "action",
          "description": "Adds a card to a list of a Trello board, with a name, text and due date.",
          "aliases": ["trello task", "add to trello"],
          "input_parameters": { "type": "object", "properties": {
            "board": { "type": "string", "description": "The board.", "x-reads": "quoted" },
            "list": { "type": "string", "description": "The list.", "x-reads": "quoted" },
            "name": { "type": "string", "description": "Name of the card.", "x-reads": "quoted" },
            "desc": { "type": "string", "description": "What it says.", "x-reads": "text" },
            "due": { "type": "string", "description": "When it is due.", "x-reads": "date" }
          }, "required": ["list", "name"] },
          "output_parameters": { "type": "object", "properties": {
            "id": { "type": "string", "description": "Id of the card." },
            "url": { "type": "string", "description": "Address of the card." }
          } },
          "examples": [
            "create a Trello card",
            "add a card to the list To Do in Trello",
            "put the idea on my Trello board",
            "make a Trello task for the request",
            "log the bug as a card on Trello"
          ]
        },
        {
          "slug": "move_card", "name": "Move a card", "kind": "action",
          "description": "Moves a Trello card to another list.",
          "aliases": ["change trello list"],
          "input_parameters": { "type": "object", "properties": {
            "card": { "type": "string", "description": "The card.", "x-reads": "text" },
            "list": { "type": "string", "description": "The list to move it to.", "x-reads": "quoted" }
          }, "required": ["card", "list"] },
          "output_parameters": { "type": "object", "properties": {
            "id": { "type": "string", "description": "Id of the card." }
          } },
          "examples": [
            "move the Trello card to Done",
            "put the card in the list Doing",
            "shift the Trello card to review",
            "mark the card as done on Trello",
            "move it on the Trello board"
          ]
        },
        {
          "slug": "add_comment", "name": "Comment on a card", "kind": "action",
          "description": "Adds a comment to a Trello card.",
          "aliases": ["trello comment"],
          "input_parameters": { "type": "object", "properties": {
            "card": { "type": "string", "description": "The card.", "x-reads": "text" },
            "text": { "type": "string", "description": "The comment.", "x-reads": "text" }
          }, "required": ["card", "text"] },
          "output_parameters": { "type": "object", "properties": {
            "id": { "type": "string", "description": "Id of the comment." }
          } },
          "examples": [
            "comment on the Trello card",
            "add a note to the card in Trello",
            "reply on the Trello card",
            "write the link on the Trello card",
            "leave a Trello comment"
          ]
        },
        {
          "slug": "list_cards", "name": "List cards", "kind": "action",
          "description": "Reads the cards of a Trello board or list.",
          "aliases": ["get trello cards"],
          "input_parameters": { "type": "object", "properties": {
            "board": { "type": "string", "description": "The board.", "x-reads": "quoted" },
            "list": { "type": "string", "description": "Only this list.", "x-reads": "quoted" }
          }, "required": ["board"] },
          "output_parameters": { "type": "object", "properties": {
            "cards": { "type": "array", "items": {"type": "object"}, "description": "The cards." }
          } },
          "examples": [
            "list the cards on the Trello board",
            "get overdue Trello cards",
            "read the list Doing in Trello",
            "which cards are open on Trello",
            "fetch all cards from my board"
          ]
        },
        {
          "slug": "card_created", "name": "When a card is created", "kind": "trigger",
          "description": "Starts when a card is added to a Trello board. Carries the card.",
          "aliases": ["new trello card"],
          "input_parameters": { "type": "object", "properties": {
            "board": { "type": "string", "description": "Only this board.", "x-reads": "quoted" }
          } },
          "output_parameters": { "type": "object", "properties": {
            "card": { "type": "object", "description": "The card." }
          } },
          "examples": [
            "when a Trello card is created",
            "on a new card in Trello",
            "whenever someone adds a card to the board",
            "each new Trello card",
            "if a card shows up in my Trello list"
          ]
        },
        {
          "slug": "card_moved", "name": "When a card is moved", "kind": "trigger",
          "description": "Starts when a Trello card moves to a list. Carries the card and both lists.",
          "aliases": ["card finished"],
          "input_parameters": { "type": "object", "properties": {
            "list": { "type": "string", "description": "Only moves to this list.", "x-reads": "quoted" }
          } },
          "output_parameters": { "type": "object", "properties": {
            "card": { "type": "object", "description": "The card." },
            "list_after": { "type": "object", "description": "The list it is in." }
          } },
          "examples": [
            "when a Trello card moves to Done",
            "whenever a card changes its list",
            "on a moved Trello card",
            "if a card is dragged to Review",
            "each finished Trello card"
          ]
        }
      ]
    }
    """#
}
