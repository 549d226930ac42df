import Testing
import WorkflowModels

@testable import AIService

/// Which arguments a sentence gives to a step, by form, by name and by role.
@Suite struct ArgumentPlanTests {
  private static let one = "manual-trigger connector-action"

  static let roles: [PlanCase] = [
    PlanCase(
      "tell Anna via slack that the keys are at the desk", one, "connector-action.tool=send_direct_message",
      "connector-action.arguments.user=Anna", "connector-action.arguments.text=the keys are at the desk"),
    PlanCase(
      "message Tom on teams that the demo moved to 3 pm", one, "connector-action.arguments.user=Tom",
      "connector-action.arguments.message=the demo moved to 3 pm"),
    PlanCase(
      "open a pull request on github from feature-x to main in acme/web with title 'Add X'", one,
      "connector-action.arguments.head=feature-x", "connector-action.arguments.base=main"),
    PlanCase(
      "list my google calendar events from 2027-01-01 to 2027-01-31", one,
      "connector-action.arguments.time_min=2027-01-01", "connector-action.arguments.time_max=2027-01-31"),
    PlanCase(
      "use gmail to send x@example.com an email with the subject 'Lunch' and the body 'Pizza?', cc y@example.com", one,
      "connector-action.arguments.subject=Lunch", "connector-action.arguments.body=Pizza?"),
    PlanCase(
      "move OPS-7 to 'In Review' in Jira", one, "connector-action.arguments.issue_key=OPS-7",
      "connector-action.arguments.status=In Review"),
  ]

  static let names: [PlanCase] = [
    PlanCase(
      "Add a Todoist task \"Renew passport\" due next Monday in project Home", one,
      "connector-action.arguments.content=Renew passport", "connector-action.arguments.due_string=next Monday",
      "connector-action.arguments.project=Home"),
    PlanCase(
      "create a notion page titled \"Retro notes\" in the page \"Team\"", one,
      "connector-action.arguments.title=Retro notes", "connector-action.arguments.parent=Team"),
    PlanCase(
      "append \"done\" to the google doc Diary", one, "connector-action.arguments.document_id=Diary",
      "connector-action.arguments.text=done"),
    PlanCase(
      "clear B2:B90 in the sheet \"Tmp\"", one, "connector-action.arguments.range=B2:B90",
      "connector-action.arguments.spreadsheet_id=Tmp"),
    PlanCase(
      "move the trello card 5f2a9c to the list Done", one, "connector-action.arguments.card=5f2a9c",
      "connector-action.arguments.list=Done"),
    PlanCase(
      "create a release v2.1.0 of acme/web on GitHub", one, "connector-action.arguments.tag_name=v2.1.0"),
    PlanCase("send the mailchimp campaign nl-monthly", one, "connector-action.arguments.campaign_id=nl-monthly"),
    PlanCase(
      "fulfill shopify order 7001 with tracking number 1Z999", one, "connector-action.arguments.order_id=7001",
      "connector-action.arguments.tracking_number=1Z999"),
  ]

  static let records: [PlanCase] = [
    PlanCase(
      "drop the row with id 77 from the postgres table carts", one, "connector-action.tool=delete_rows",
      "connector-action.arguments.table=carts", "connector-action.arguments.where={\"id\":77}"),
    PlanCase(
      "set status to shipped for order 55 in the postgresql table orders", one,
      "connector-action.arguments.values={\"status\":\"shipped\"}", "connector-action.arguments.where={\"id\":55}"),
    PlanCase(
      "insert a row with name Ada and age 36 into the postgres table people", one,
      "connector-action.arguments.values={\"name\":\"Ada\",\"age\":36}"),
    PlanCase(
      "append a row with the name and the total to the google sheet Orders", one,
      "connector-action.arguments.values={\"name\":\"{{ .name }}\",\"total\":\"{{ .total }}\"}"),
  ]

  static let languages: [PlanCase] = [
    PlanCase(
      "Crea una scheda Trello chiamata \"Revisione\" nella lista Oggi", one,
      "connector-action.arguments.name=Revisione", "connector-action.arguments.list=Oggi"),
    PlanCase(
      "No dia 10 de cada mês às 8h liste os pagamentos do Stripe", "schedule connector-action",
      "schedule.cron=0 8 10 * *"),
    PlanCase(
      "Envie um SMS para +5511999990000 dizendo que o pacote chegou", one,
      "connector-action.arguments.body=o pacote chegou"),
    PlanCase(
      "Wenn in GitHub ein Issue eröffnet wird, erstelle eine Aufgabe in Asana im Projekt „Eingang“",
      "webhook connector-action", "connector-action.arguments.project=Eingang"),
    PlanCase(
      "Vat het document 'Notulen' uit Google Docs samen en zet de samenvatting in #verslag op Slack",
      "manual-trigger connector-action summarization-chain connector-action"),
    PlanCase(
      "El día 3 de cada mes a las 10 envía la campaña mk-22 de Mailchimp", "schedule connector-action",
      "schedule.cron=0 10 3 * *", "connector-action.arguments.campaign_id=mk-22"),
  ]

  @Test(arguments: roles + names + records)
  func `an argument is read by its form, its name or its role`(_ wanted: PlanCase) throws { try check(wanted) }

  @Test(arguments: languages)
  func `names stay as they are in other languages`(_ wanted: PlanCase) throws { try check(wanted) }

  @Test(arguments: [
    "cheers mate, that was awesome", "you made my day, what a relief!", "see you tomorrow, bye",
    "can I use my own key?",
    "How many people live in Iceland?", "Bom dia! Tudo bem com você?",
  ])
  func `small talk and questions are no wish`(_ prompt: String) {
    #expect(IntentClassifier.classify(prompt).intent == .general)
  }

  @Test(arguments: ["sort it out for me", "can you do that thing from last time again", "make it faster"])
  func `a wish without a thing is unclear`(_ prompt: String) {
    #expect(IntentClassifier.classify(prompt).intent == .unclear)
  }

  @Test(arguments: [
    "How many open tickets are there in Zendesk?", "make it 9:15", "great, email it to a@example.com",
    "can I get an email when a GitHub issue is opened?",
  ])
  func `what only sounds like talk is a wish`(_ prompt: String) {
    #expect(IntentClassifier.classify(prompt).intent == .newWorkflow)
  }

  private func check(_ wanted: PlanCase) throws {
    let plan = try #require(PlanText(wanted.prompt), "no workflow was made")
    #expect(plan.types == wanted.types, "\(plan.all)")
    for fact in wanted.facts { #expect(plan.lines.contains(fact), "\(fact) is not in\n\(plan.all)") }
  }
}
