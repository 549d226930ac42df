extension BuiltinToolkits {
  /// OpenWeather: weather now and in the next days, anywhere.
  static let openweather = #"""
    {
      "toolkit": {
        "slug": "openweather", "name": "OpenWeather", "category": "weather",
        "description": "Weather now and in the next days, anywhere.",
        "aliases": ["openweathermap", "weather"]
      },
      "tools": [
        {
          "slug": "get_current_weather", "name": "Weather now", "kind": "action",
          "description": "Gives the present weather of a place: temperature, wind, clouds and rain.",
          "aliases": ["temperature", "current weather"],
          "input_parameters": { "type": "object", "properties": {
            "location": { "type": "string", "description": "The place.", "x-reads": "text" },
            "units": { "type": "string", "enum": ["metric", "imperial", "standard"], "description": "Units of the answer.", "x-reads": "text" }
          }, "required": ["location"] },
          "output_parameters": { "type": "object", "properties": {
            "temperature": { "type": "number", "description": "The temperature." },
            "description": { "type": "string", "description": "What it is like." },
            "wind_speed": { "type": "number", "description": "The wind." }
          } },
          "examples": [
            "get the current weather in Berlin",
            "what is the temperature in Oslo",
            "check the weather for London",
            "fetch today's weather",
            "is it raining in Paris"
          ]
        },
        {
          "slug": "get_forecast", "name": "Forecast", "kind": "action",
          "description": "Gives the weather forecast of a place for the next days.",
          "aliases": ["weather tomorrow"],
          "input_parameters": { "type": "object", "properties": {
            "location": { "type": "string", "description": "The place.", "x-reads": "text" },
            "days": { "type": "integer", "description": "How many days.", "x-reads": "number" },
            "units": { "type": "string", "enum": ["metric", "imperial", "standard"], "description": "Units of the answer.", "x-reads": "text" }
          }, "required": ["location"] },
          "output_parameters": { "type": "object", "properties": {
            "list": { "type": "array", "items": {"type": "object"}, "description": "The forecast, step by step." }
          } },
          "examples": [
            "get the weather forecast for Madrid",
            "will it rain tomorrow in Hamburg",
            "fetch the 5 day forecast",
            "check tomorrow's weather",
            "read the forecast for the weekend"
          ]
        },
        {
          "slug": "get_air_quality", "name": "Air quality", "kind": "action",
          "description": "Gives how clean the air of a place is.",
          "aliases": ["air pollution"],
          "input_parameters": { "type": "object", "properties": {
            "location": { "type": "string", "description": "The place.", "x-reads": "text" }
          }, "required": ["location"] },
          "output_parameters": { "type": "object", "properties": {
            "aqi": { "type": "integer", "description": "The index, 1 is best and 5 worst." }
          } },
          "examples": [
            "get the air quality in Milan",
            "how is the air in Delhi",
            "check the pollution in my city",
            "fetch the air quality index",
            "is the smog bad today"
          ]
        }
      ]
    }
    """#
}
