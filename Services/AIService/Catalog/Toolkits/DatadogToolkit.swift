extension BuiltinToolkits {
  /// Datadog: metrics, logs, monitors and events of systems.
  static let datadog = #"""
    {
      "toolkit": {
        "slug": "datadog", "name": "Datadog", "category": "monitoring",
        "description": "Metrics, logs, monitors and events of systems.",
        "aliases": ["data dog"]
      },
      "tools": [
        {
          "slug": "send_event", "name": "Send an event", "kind": "action",
          "description": "Posts an event to the event stream of Datadog.",
          "aliases": ["datadog annotation"],
          "input_parameters": { "type": "object", "properties": {
            "title": { "type": "string", "description": "The title.", "x-reads": "quoted" },
            "text": { "type": "string", "description": "What happened.", "x-reads": "text" },
            "tags": { "type": "array", "items": {"type": "string"}, "description": "Tags.", "x-reads": "text" }
          }, "required": ["title", "text"] },
          "output_parameters": { "type": "object", "properties": {
            "id": { "type": "integer", "description": "Id of the event." }
          } },
          "examples": [
            "send an event to Datadog",
            "mark the deploy in Datadog",
            "post a Datadog event",
            "log the release to Datadog",
            "annotate the dashboard in Datadog"
          ]
        },
        {
          "slug": "submit_metric", "name": "Submit a metric", "kind": "action",
          "description": "Sends a value of a metric to Datadog, with tags.",
          "aliases": ["datadog gauge"],
          "input_parameters": { "type": "object", "properties": {
            "metric": { "type": "string", "description": "Name of the metric.", "x-reads": "quoted" },
            "value": { "type": "number", "description": "The value.", "x-reads": "number" },
            "tags": { "type": "array", "items": {"type": "string"}, "description": "Tags.", "x-reads": "text" }
          }, "required": ["metric", "value"] },
          "output_parameters": { "type": "object", "properties": {
            "accepted": { "type": "boolean", "description": "Whether it was taken." }
          } },
          "examples": [
            "submit the count as a metric to Datadog",
            "send a Datadog metric",
            "report the queue length to Datadog",
            "push the value to Datadog",
            "track the duration as a gauge in Datadog"
          ]
        },
        {
          "slug": "query_metrics", "name": "Query metrics", "kind": "action",
          "description": "Reads the values of a metric from Datadog over a time span.",
          "aliases": ["datadog query"],
          "input_parameters": { "type": "object", "properties": {
            "query": { "type": "string", "description": "The query.", "x-reads": "quoted" },
            "from": { "type": "string", "description": "From when.", "x-reads": "date" },
            "to": { "type": "string", "description": "Until when.", "x-reads": "date" }
          }, "required": ["query"] },
          "output_parameters": { "type": "object", "properties": {
            "series": { "type": "array", "items": {"type": "object"}, "description": "The series." }
          } },
          "examples": [
            "query Datadog for the error rate",
            "get the CPU load from Datadog",
            "read the metric from Datadog",
            "fetch the latency of the last hour in Datadog",
            "how many requests does Datadog show"
          ]
        },
        {
          "slug": "mute_monitor", "name": "Mute a monitor", "kind": "action",
          "description": "Silences a monitor of Datadog for a while.",
          "aliases": ["silence an alert"],
          "input_parameters": { "type": "object", "properties": {
            "monitor_id": { "type": "integer", "description": "The monitor.", "x-reads": "number" },
            "end": { "type": "string", "description": "Until when.", "x-reads": "date" }
          }, "required": ["monitor_id"] },
          "output_parameters": { "type": "object", "properties": {
            "id": { "type": "integer", "description": "Id of the monitor." }
          } },
          "examples": [
            "mute the Datadog monitor",
            "silence the alert in Datadog for an hour",
            "stop the monitor during the deploy",
            "pause Datadog alerts",
            "mute the noisy check"
          ]
        },
        {
          "slug": "monitor_alert", "name": "When a monitor alerts", "kind": "trigger",
          "description": "Starts when a monitor of Datadog raises an alert. Carries the alert.",
          "aliases": ["datadog alarm"],
          "input_parameters": { "type": "object", "properties": {} },
          "output_parameters": { "type": "object", "properties": {
            "alert": { "type": "object", "description": "The alert." }
          } },
          "examples": [
            "when a Datadog monitor alerts",
            "on a Datadog alarm",
            "whenever a monitor turns red",
            "if Datadog raises an alert",
            "each triggered Datadog monitor"
          ]
        }
      ]
    }
    """#
}
