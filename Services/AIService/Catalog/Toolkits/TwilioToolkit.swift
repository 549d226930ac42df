extension BuiltinToolkits {
  /// Twilio: sends text messages, WhatsApp messages and phone calls.
  static let twilio = #"""
    {
      "toolkit": {
        "slug": "twilio", "name": "Twilio", "category": "communication",
        "description": "Sends text messages, WhatsApp messages and phone calls.",
        "aliases": ["sms", "whatsapp"]
      },
      "tools": [
        {
          "slug": "send_sms", "name": "Send a text message", "kind": "action",
          "description": "Sends an SMS to a phone number by Twilio.",
          "aliases": ["text message", "sms alert", "text someone"],
          "input_parameters": { "type": "object", "properties": {
            "to": { "type": "string", "description": "The phone number, with country code.", "x-reads": "number" },
            "body": { "type": "string", "description": "What the message says.", "x-reads": "text" },
            "from": { "type": "string", "description": "The number it comes from.", "x-reads": "number" }
          }, "required": ["to", "body"] },
          "output_parameters": { "type": "object", "properties": {
            "sid": { "type": "string", "description": "Id of the message." },
            "status": { "type": "string", "description": "Whether it was queued." }
          } },
          "examples": [
            "send an SMS to +14155550100",
            "text the customer that the order shipped",
            "send me a text message",
            "SMS the on-call engineer with Twilio",
            "text a reminder to the patient"
          ]
        },
        {
          "slug": "send_whatsapp", "name": "Send a WhatsApp message", "kind": "action",
          "description": "Sends a WhatsApp message to a phone number by Twilio.",
          "aliases": ["whatsapp notification"],
          "input_parameters": { "type": "object", "properties": {
            "to": { "type": "string", "description": "The phone number, with country code.", "x-reads": "number" },
            "body": { "type": "string", "description": "What the message says.", "x-reads": "text" }
          }, "required": ["to", "body"] },
          "output_parameters": { "type": "object", "properties": {
            "sid": { "type": "string", "description": "Id of the message." }
          } },
          "examples": [
            "send a WhatsApp message to the client",
            "notify me on WhatsApp",
            "WhatsApp the driver the address",
            "send the offer via WhatsApp",
            "message the buyer on WhatsApp"
          ]
        },
        {
          "slug": "make_call", "name": "Make a phone call", "kind": "action",
          "description": "Calls a phone number by Twilio and reads a text aloud.",
          "aliases": ["phone alert", "voice call"],
          "input_parameters": { "type": "object", "properties": {
            "to": { "type": "string", "description": "The phone number, with country code.", "x-reads": "number" },
            "message": { "type": "string", "description": "What is said.", "x-reads": "text" }
          }, "required": ["to", "message"] },
          "output_parameters": { "type": "object", "properties": {
            "sid": { "type": "string", "description": "Id of the call." }
          } },
          "examples": [
            "call the on-call phone",
            "phone me if the server is down",
            "make a voice call to +442071234567",
            "ring the duty manager",
            "call the number and read the alert"
          ]
        },
        {
          "slug": "sms_received", "name": "When a text message arrives", "kind": "trigger",
          "description": "Starts when an SMS arrives at a Twilio number. Carries sender and text.",
          "aliases": ["incoming sms"],
          "input_parameters": { "type": "object", "properties": {} },
          "output_parameters": { "type": "object", "properties": {
            "From": { "type": "string", "description": "The sender's number." },
            "Body": { "type": "string", "description": "What it says." }
          } },
          "examples": [
            "when a text message arrives",
            "on an incoming SMS",
            "whenever someone texts our number",
            "if an SMS comes in by Twilio",
            "each received text"
          ]
        }
      ]
    }
    """#
}
