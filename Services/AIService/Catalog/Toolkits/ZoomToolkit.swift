extension BuiltinToolkits {
  /// Zoom: video meetings and webinars.
  static let zoom = #"""
    {
      "toolkit": {
        "slug": "zoom", "name": "Zoom", "category": "communication",
        "description": "Video meetings and webinars.",
        "aliases": ["zoom meetings"]
      },
      "tools": [
        {
          "slug": "create_meeting", "name": "Schedule a meeting", "kind": "action",
          "description": "Schedules a Zoom meeting with a topic, a start and a length. Gives the link to join.",
          "aliases": ["zoom call", "video call"],
          "input_parameters": { "type": "object", "properties": {
            "topic": { "type": "string", "description": "What the meeting is about.", "x-reads": "quoted" },
            "start_time": { "type": "string", "description": "When it starts.", "x-reads": "date" },
            "duration": { "type": "integer", "description": "Minutes it lasts.", "x-reads": "number" }
          }, "required": ["topic", "start_time"] },
          "output_parameters": { "type": "object", "properties": {
            "id": { "type": "integer", "description": "Number of the meeting." },
            "join_url": { "type": "string", "description": "Address to join." }
          } },
          "examples": [
            "schedule a Zoom meeting for Friday at 3",
            "create a Zoom call titled \"Kickoff\"",
            "set up a video meeting on Zoom",
            "book a 30 minute Zoom",
            "make a Zoom link for the demo"
          ]
        },
        {
          "slug": "list_recordings", "name": "List recordings", "kind": "action",
          "description": "Reads the cloud recordings of Zoom meetings in a time span. Gives a list.",
          "aliases": ["zoom recordings"],
          "input_parameters": { "type": "object", "properties": {
            "from": { "type": "string", "description": "First day.", "x-reads": "date" },
            "to": { "type": "string", "description": "Last day.", "x-reads": "date" }
          } },
          "output_parameters": { "type": "object", "properties": {
            "meetings": { "type": "array", "items": {"type": "object"}, "description": "The meetings with their recordings." }
          } },
          "examples": [
            "list Zoom recordings of last week",
            "get the recording of the meeting",
            "fetch new Zoom recordings",
            "which calls were recorded in Zoom",
            "download the Zoom recording"
          ]
        },
        {
          "slug": "add_registrant", "name": "Register someone for a meeting", "kind": "action",
          "description": "Registers a person for a Zoom meeting or webinar.",
          "aliases": ["zoom webinar sign-up"],
          "input_parameters": { "type": "object", "properties": {
            "meeting_id": { "type": "integer", "description": "Number of the meeting.", "x-reads": "number" },
            "email": { "type": "string", "description": "E-mail address of the person.", "x-reads": "email" },
            "first_name": { "type": "string", "description": "First name.", "x-reads": "person" }
          }, "required": ["meeting_id", "email"] },
          "output_parameters": { "type": "object", "properties": {
            "join_url": { "type": "string", "description": "Address to join." }
          } },
          "examples": [
            "register the lead for the Zoom webinar",
            "add jo@example.com to the Zoom meeting",
            "sign the customer up for our webinar",
            "enrol them in Zoom",
            "register attendees on Zoom"
          ]
        },
        {
          "slug": "meeting_ended", "name": "When a meeting ends", "kind": "trigger",
          "description": "Starts when a Zoom meeting ends. Carries the meeting and its length.",
          "aliases": ["zoom call finished"],
          "input_parameters": { "type": "object", "properties": {} },
          "output_parameters": { "type": "object", "properties": {
            "object": { "type": "object", "description": "The meeting." }
          } },
          "examples": [
            "when a Zoom meeting ends",
            "after every Zoom call",
            "on the end of a meeting in Zoom",
            "whenever a call is over",
            "once the Zoom webinar has finished"
          ]
        },
        {
          "slug": "recording_completed", "name": "When a recording is ready", "kind": "trigger",
          "description": "Starts when the cloud recording of a Zoom meeting is ready. Carries the files.",
          "aliases": ["new zoom recording"],
          "input_parameters": { "type": "object", "properties": {} },
          "output_parameters": { "type": "object", "properties": {
            "object": { "type": "object", "description": "The meeting and its files." }
          } },
          "examples": [
            "when a Zoom recording is ready",
            "on a new recording in Zoom",
            "whenever a recording is completed",
            "as soon as the call was recorded",
            "when the webinar video is available"
          ]
        }
      ]
    }
    """#
}
