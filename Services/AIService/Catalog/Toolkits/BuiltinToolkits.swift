/// The services whose actions and events can be named in a workflow without any import: one manifest each, in the form
/// that `POST /api/catalog/import` takes, so that what is built in and what is imported are read by the same code.
///
/// A parameter's `x-reads` says what in a sentence fills it: `url`, `email`, `channel`, `repository`, `quoted` (text in
/// quotation marks), `number`, `date`, `person` or `text`. A tool of the kind `trigger` starts a workflow: it becomes a
/// `webhook` node that the service calls.
enum BuiltinToolkits {
  static let all: [String] = [
    airtable, asana, bitbucket, box, calendly, clickup, datadog, discord, dropbox, github, gitlab, gmail,
    googleCalendar, googleDocs, googleDrive, googleForms, googleSheets, hubspot, intercom, jira, linear, linkedin,
    mailchimp, microsoftTeams, mongodb, mysql, notion, onedrive, openweather, outlook, pagerduty, paradigm,
    postgresql, rss, salesforce, sendgrid, sentry, shopify, slack, stripe, telegram, todoist, trello, twilio, twitter,
    typeform, wordpress, youtube, zendesk, zoom,
  ]
}
