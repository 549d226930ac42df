extension BuiltinToolkits {
  /// YouTube: videos, channels and comments.
  static let youtube = #"""
    {
      "toolkit": {
        "slug": "youtube", "name": "YouTube", "category": "social",
        "description": "Videos, channels and comments.",
        "aliases": []
      },
      "tools": [
        {
          "slug": "search_videos", "name": "Search videos", "kind": "action",
          "description": "Finds videos on YouTube by words or channel. Gives a list.",
          "aliases": ["find youtube videos"],
          "input_parameters": { "type": "object", "properties": {
            "query": { "type": "string", "description": "What to look for.", "x-reads": "quoted" },
            "channel": { "type": "string", "description": "Only this channel.", "x-reads": "text" },
            "max_results": { "type": "integer", "description": "At most so many.", "x-reads": "number" }
          }, "required": ["query"] },
          "output_parameters": { "type": "object", "properties": {
            "items": { "type": "array", "items": {"type": "object"}, "description": "The videos." }
          } },
          "examples": [
            "search YouTube for tutorials",
            "find the newest videos of the channel",
            "list YouTube videos about gardening",
            "get the top videos on YouTube",
            "look for reviews on YouTube"
          ]
        },
        {
          "slug": "upload_video", "name": "Upload a video", "kind": "action",
          "description": "Uploads a video to YouTube with a title and description.",
          "aliases": ["publish on youtube"],
          "input_parameters": { "type": "object", "properties": {
            "title": { "type": "string", "description": "The title.", "x-reads": "quoted" },
            "description": { "type": "string", "description": "The description.", "x-reads": "text" },
            "file": { "type": "string", "description": "Address of the file.", "x-reads": "url" }
          }, "required": ["title", "file"] },
          "output_parameters": { "type": "object", "properties": {
            "id": { "type": "string", "description": "Id of the video." }
          } },
          "examples": [
            "upload the video to YouTube",
            "publish the recording on YouTube",
            "put the webinar on our YouTube channel",
            "upload the clip titled \"Demo\"",
            "post the video to YouTube"
          ]
        },
        {
          "slug": "get_video_statistics", "name": "Read a video's figures", "kind": "action",
          "description": "Reads how often a YouTube video was viewed, liked and commented.",
          "aliases": ["youtube views"],
          "input_parameters": { "type": "object", "properties": {
            "video_id": { "type": "string", "description": "The video.", "x-reads": "text" }
          }, "required": ["video_id"] },
          "output_parameters": { "type": "object", "properties": {
            "view_count": { "type": "integer", "description": "How often it was viewed." },
            "like_count": { "type": "integer", "description": "How often it was liked." }
          } },
          "examples": [
            "get the views of the YouTube video",
            "how many likes does the video have",
            "read the YouTube statistics",
            "fetch the view count",
            "track the numbers of our video on YouTube"
          ]
        },
        {
          "slug": "video_published", "name": "When a video is published", "kind": "trigger",
          "description": "Starts when a YouTube channel publishes a video. Carries the video.",
          "aliases": ["new youtube video"],
          "input_parameters": { "type": "object", "properties": {
            "channel": { "type": "string", "description": "The channel.", "x-reads": "text" }
          } },
          "output_parameters": { "type": "object", "properties": {
            "video": { "type": "object", "description": "The video." }
          } },
          "examples": [
            "when a channel publishes a YouTube video",
            "on a new video on YouTube",
            "whenever we upload a video",
            "each new YouTube video of the channel",
            "if a creator posts a video"
          ]
        }
      ]
    }
    """#
}
