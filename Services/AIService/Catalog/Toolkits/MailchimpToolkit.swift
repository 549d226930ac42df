extension BuiltinToolkits {
  /// Mailchimp: newsletters: audiences, subscribers and campaigns.
  static let mailchimp = #"""
    {
      "toolkit": {
        "slug": "mailchimp", "name": "Mailchimp", "category": "marketing",
        "description": "Newsletters: audiences, subscribers and campaigns.",
        "aliases": ["mail chimp"]
      },
      "tools": [
        {
          "slug": "add_subscriber", "name": "Add a subscriber", "kind": "action",
          "description": "Adds a person to a Mailchimp audience or changes them, with tags.",
          "aliases": ["subscribe to newsletter", "add to mailing list"],
          "input_parameters": { "type": "object", "properties": {
            "list_id": { "type": "string", "description": "The audience.", "x-reads": "text" },
            "email": { "type": "string", "description": "E-mail address.", "x-reads": "email" },
            "first_name": { "type": "string", "description": "First name.", "x-reads": "person" },
            "tags": { "type": "array", "items": {"type": "string"}, "description": "Tags of the subscriber.", "x-reads": "text" }
          }, "required": ["list_id", "email"] },
          "output_parameters": { "type": "object", "properties": {
            "id": { "type": "string", "description": "Id of the subscriber." }
          } },
          "examples": [
            "add the customer to Mailchimp",
            "subscribe the email to our newsletter list in Mailchimp",
            "put the new user on the Mailchimp audience",
            "sync leads to Mailchimp",
            "add jo@example.com to the mailing list"
          ]
        },
        {
          "slug": "remove_subscriber", "name": "Unsubscribe someone", "kind": "action",
          "description": "Takes a person off a Mailchimp audience.",
          "aliases": ["unsubscribe"],
          "input_parameters": { "type": "object", "properties": {
            "list_id": { "type": "string", "description": "The audience.", "x-reads": "text" },
            "email": { "type": "string", "description": "E-mail address.", "x-reads": "email" }
          }, "required": ["list_id", "email"] },
          "output_parameters": { "type": "object", "properties": {
            "status": { "type": "string", "description": "The new status." }
          } },
          "examples": [
            "unsubscribe the user in Mailchimp",
            "remove jo@example.com from the Mailchimp list",
            "take the customer off the newsletter",
            "opt them out in Mailchimp",
            "delete the subscriber from Mailchimp"
          ]
        },
        {
          "slug": "add_tag", "name": "Tag a subscriber", "kind": "action",
          "description": "Puts a tag on a subscriber of a Mailchimp audience.",
          "aliases": ["mailchimp segment"],
          "input_parameters": { "type": "object", "properties": {
            "list_id": { "type": "string", "description": "The audience.", "x-reads": "text" },
            "email": { "type": "string", "description": "E-mail address.", "x-reads": "email" },
            "tag": { "type": "string", "description": "The tag.", "x-reads": "quoted" }
          }, "required": ["list_id", "email", "tag"] },
          "output_parameters": { "type": "object", "properties": {
            "ok": { "type": "boolean", "description": "Whether it worked." }
          } },
          "examples": [
            "tag the subscriber as \"customer\" in Mailchimp",
            "add a Mailchimp tag after the purchase",
            "mark them as VIP in Mailchimp",
            "put the buyer in a Mailchimp segment",
            "tag all attendees in Mailchimp"
          ]
        },
        {
          "slug": "send_campaign", "name": "Send a campaign", "kind": "action",
          "description": "Sends a prepared Mailchimp campaign to its audience.",
          "aliases": ["send newsletter"],
          "input_parameters": { "type": "object", "properties": {
            "campaign_id": { "type": "string", "description": "The campaign.", "x-reads": "text" }
          }, "required": ["campaign_id"] },
          "output_parameters": { "type": "object", "properties": {
            "sent": { "type": "boolean", "description": "Whether it went out." }
          } },
          "examples": [
            "send the Mailchimp campaign",
            "send out this month's newsletter",
            "launch the campaign in Mailchimp",
            "mail the newsletter to our audience",
            "start the Mailchimp mailing"
          ]
        },
        {
          "slug": "subscriber_added", "name": "When someone subscribes", "kind": "trigger",
          "description": "Starts when a person subscribes to a Mailchimp audience. Carries the subscriber.",
          "aliases": ["new subscriber"],
          "input_parameters": { "type": "object", "properties": {
            "list_id": { "type": "string", "description": "Only this audience.", "x-reads": "text" }
          } },
          "output_parameters": { "type": "object", "properties": {
            "data": { "type": "object", "description": "The subscriber." }
          } },
          "examples": [
            "when someone subscribes in Mailchimp",
            "on a new newsletter subscriber",
            "whenever a person joins the Mailchimp list",
            "each new Mailchimp subscriber",
            "if somebody signs up for the newsletter"
          ]
        }
      ]
    }
    """#
}
