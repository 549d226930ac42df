"""Texts in many languages and of odd forms, made from a seed."""

PLAIN = """
When a new issue is opened in GitHub, post it to #ops on Slack.
Every Monday at 9:00, fetch https://example.com/api/v1/report?id=42&x=%20y and mail it to ops@example.com!
for each order, if total > 1000 then notify sales; otherwise archive it
Sende jeden Morgen um 8 Uhr eine Zusammenfassung der überfälligen Rechnungen an die Buchhaltung.
Wenn ein Kunde die Größe ändert, prüfe die Lagerbestände und schreibe ein Protokoll.
Chaque matin, récupère les nouvelles commandes et envoie-les à l'équipe des ventes.
Dès qu'un client s'inscrit, crée une fiche dans HubSpot puis préviens Zoé.
Cada viernes, resume los correos de la semana y publícalos en el canal de Telegram.
¿Puedes añadir una fila a la hoja de cálculo cuando llegue un pedido de más de 100 €?
Ogni giorno alle 18 invia un riepilogo delle vendite al responsabile perché possa verificarle.
Elke maandag de openstaande facturen ophalen en naar de boekhouding sturen, alstublieft.
Toda sexta-feira às 17h, envie um relatório das vendas para a equipe de gestão.
Каждое утро получай новые заявки и отправляй их в Slack.
Щодня о дев'ятій надсилай звіт керівникові.
毎朝9時に新しい注文を取得して、Slackに投稿してください。
每天早上九点获取新订单并发送到钉钉群。
매일 아침 새 주문을 가져와 슬랙에 올려 주세요.
كل صباح، احصل على الطلبات الجديدة وأرسلها إلى الفريق.
בכל בוקר שלח את ההזמנות החדשות לצוות.
Κάθε πρωί στείλε τις νέες παραγγελίες στην ομάδα. ά ά ώ
हर सुबह नए ऑर्डर प्राप्त करें और टीम को भेजें।
ทุกเช้า ดึงคำสั่งซื้อใหม่แล้วส่งไปยังทีม
Każdego ranka pobierz nowe zamówienia i wyślij je zespołowi źródłowemu.
Her sabah yeni siparişleri al ve ekibe gönder; ığüşöç İstanbul.
Mỗi buổi sáng, lấy các đơn hàng mới và gửi cho nhóm.
Varje morgon ska nya beställningar hämtas och skickas till laget på Åland.
""".strip().splitlines()

ODD = [
    "", " ", "   two  blanks   ", "\ttab\nline\r\nend", "a", "▁", "▁▁ ▁", "<s>", "a<s>b", "</s> x <unk>", "<0x41>",
    "😀 👩‍👩‍👧 🏳️‍🌈", "e\u0301 é", "\u2126 Ω", "\u0000", "\ufeffbom", "ﬁ ﬂ", "x" * 300, "ab" * 200, "日" * 50, "\U0001d11e",
    "{{ $json.name }} | .items[] | select(.a>1)", "snake_case camelCase kebab-case", "1234567890 3.14e-10", "\u200b\u00a0",
]


def sentences(chance, count):
    words = " ".join(PLAIN).split()
    letters = sorted(set("".join(PLAIN)))
    texts = PLAIN + ODD
    while len(texts) < count:
        kind = chance.randrange(4)
        if kind == 0:
            texts.append(" ".join(chance.choices(words, k=chance.randint(1, 30))))
        elif kind == 1:
            text = chance.choice(PLAIN)
            start = chance.randrange(len(text))
            texts.append(text[start : start + chance.randint(1, 40)])
        elif kind == 2:
            texts.append("".join(chance.choices(letters, k=chance.randint(1, 40))))
        else:
            text = list(chance.choice(PLAIN))
            for _ in range(chance.randint(1, 5)):
                text.insert(chance.randrange(len(text)), chance.choice([" ", "  ", "😀", "\u0301", "\n", "▁", "ß", "<s>"]))
            texts.append("".join(text))
    return texts
