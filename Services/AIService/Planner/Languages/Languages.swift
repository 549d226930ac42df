extension Language {
  static let german = Language(
    "German",
    marks: """
      der die das den dem ein eine einen einem und oder wenn falls jeden jede jedes für nicht ist wird sind sende schicke hole rufe \
      lies erstelle per uhr bei aus im ins zum zur mit von nach auf soll bitte guten wie was dann sonst alle neue neues \
      neuer fasse täglich stündlich montags freitags ihn sie es ich mir uns werden über unter größer kleiner
      """,
    book: """
      wenn ein,wenn eine,wenn der,wenn die,wenn das,wenn=when a;sobald=when;falls=if;immer wenn=whenever;jedes mal wenn=whenever
      jeden morgen=every morning;jeden tag,täglich=every day;jeden abend=every evening;jede stunde,stündlich=every hour
      jede woche,wöchentlich=every week;jeden monat,monatlich=every month;jede nacht=every night;jede minute=every minute
      jeden werktag,werktags,an werktagen=every weekday;jeden=every;jede=every;jedes=every;für jede,für jeden,für jedes=for each
      alle=every;montag=monday;dienstag=tuesday;mittwoch=wednesday;donnerstag=thursday;freitag=friday;samstag=saturday;sonntag=sunday
      montags=every monday;dienstags=every tuesday;mittwochs=every wednesday;donnerstags=every thursday;freitags=every friday;samstags=every saturday;sonntags=every sunday
      um=at;uhr=;minuten=minutes;stunden=hours;sekunden=seconds;tage,tagen=days;mittags=at noon;mitternacht=midnight
      hole,hol,lade,rufe,ruf,abrufe,besorge=fetch;ab=;lies,lese=read;schicke,schick,sende,verschicke,versende,maile=send;schreibe,schreib=write
      erstelle,erzeuge,lege,anlege=create;eröffne,öffne=open;aktualisiere=update;lösche=delete;speichere,sichere=save;füge=add;hinzu=;an=to
      behalte nur,behalte=keep;filtere=filter;sortiere=sort;zähle=count;berechne=compute;fasse=summarize;zusammen=;übersetze=translate;klassifiziere=classify
      prüfe,überprüfe=check;warte=wait;antworte=reply;benachrichtige,informiere,sag,sage=tell;bescheid=;poste,veröffentliche=post;suche=search;analysiere=analyze
      ihn,sie,es=it;ihnen=them;mir,mich=me;uns=us;das ergebnis=the result;die daten=the data;das=the;die=the;der=the;den=the;dem=the;des=the
      ein,eine,einen,einem,einer,eines=a;neue,neuer,neues,neuen,neu=new;und dann,und danach=and then;und=and;oder=or;dann,danach=then;sonst,andernfalls,ansonsten=otherwise
      nur die bei denen,nur die=only those where;bei denen,bei der,bei dem=where;nur=only;in=in;im=in the;ins=into the;auf=on;aus=from;von=of;vom=from the;mit=with;nach=to;zum,zur=to the;per e-mail=by email;per=by;über slack=on slack;bei=at
      größer als,mehr als,höher als=greater than;kleiner als,weniger als=less than;größer gleich,mindestens=at least;höchstens=at most;gleich=equal to;enthält=contains;nicht=not;ist=is;sind=are;wird=is;liegt=is;über=over;unter=under
      eröffnet,geöffnet=opened;eingeht,ankommt,kommt,reinkommt=arrives;angelegt,erstellt=created;geschlossen=closed;fehlschlägt,scheitert,schlägt fehl=fails;verschickt werden,verschickt,geschickt werden,gesendet werden=sent;soll=send
      kanal=channel;projekt=project;nachricht=message;nachrichten=messages;zeile=row;zeilen=rows;tabelle,google-tabelle=sheet;google tabelle=google sheet;ordner=folder;datei=file;dateien=files;bestellung=order;bestellungen=orders;kunde=customer;kunden=customers
      rechnung=invoice;rechnungen=invoices;betrag=amount;bericht=report;zahlung=payment;anfrage=request;freigabe=approval;bitte um freigabe=ask for approval;bitte=please;aufgabe=task;termin=event;wetter=weather;text=text;zusammenfassung=summary;stimmung=sentiment
      wie geht es ihnen,wie geht es dir,wie geht es=how are you;guten tag,guten morgen,guten abend=hello;danke=thanks;ihnen=you;was ist=what is
      """)

  static let french = Language(
    "French",
    marks: """
      le la les un une des du et ou quand si chaque tous toutes pour est sont dans sur avec envoie crée récupère je tu \
      qui que puis sinon résume lis ajoute ouvre préviens aux au à bonjour merci ce cette mon ma nouveau nouvelle lorsque
      """,
    book: """
      quand un,quand une,quand le,quand la,quand=when a;lorsque,lorsqu,dès que=when;chaque fois que=whenever;si=if;sinon=otherwise;puis,ensuite=then;et=and;ou=or
      tous les jours,chaque jour=every day;tous les matins,chaque matin=every morning;chaque soir,tous les soirs=every evening;toutes les heures,chaque heure=every hour;chaque semaine=every week;chaque mois=every month;tous les mois=every month;pour chaque=for each;chaque=every;tous les=every;toutes les=every
      lundis,lundi=monday;mardis,mardi=tuesday;mercredis,mercredi=wednesday;jeudis,jeudi=thursday;vendredis,vendredi=friday;samedis,samedi=saturday;dimanches,dimanche=sunday
      heures=;h=;minutes=minutes;midi=noon;minuit=midnight;jours=days;jours ouvrés=weekdays
      récupère,récupérer,télécharge,cherche,charge=fetch;lis,lire=read;envoie,envoyer,envoyez=send;écris=write;crée,créer,créez=create;ouvre,ouvrir=open;ajoute,ajouter=add;mets à jour=update;supprime=delete;enregistre,sauvegarde=save;garde,ne garde que=keep;filtre=filter;trie=sort;compte,compter=count;calcule=compute;résume,résumer=summarize;traduis,traduire=translate;classe=classify;vérifie=check;attends=wait;réponds=reply;préviens,avertis,informe,notifie,dis=tell;publie,poste=post;analyse=analyze
      le résultat=the result;les=the;le=the;la=the;l=the;un=a;une=a;des=;du=of the;de la=of the;de=of;d=of;au=to the;aux=to the;à=at;dans=in;sur=on;avec=with;par e-mail,par email,par mail=by email;par=by;pour=for;en=to;que je donne,que je te donne=i give
      nouveau,nouvelle,nouvel,nouveaux,nouvelles=new;est=is;sont=are;supérieur à,plus grand que,plus de=greater than;inférieur à,moins de=less than;contient=contains;n est pas=is not;échoue=fails;arrive=arrives;créé,créée=created;ouvert,ouverte=opened;reçois,reçu,reçue=received
      paiement=payment;commande=order;commandes=orders;facture=invoice;factures=invoices;client=customer;clients=customers;ligne=row;feuille,feuille de calcul=sheet;tableau=sheet;fichier=file;fichiers=files;dossier=folder;canal=channel;projet=project;tâche=task;météo=weather;texte=text;résumé=summary;montant=amount;message=message;approbation=approval;rapport=report;ventes=sales
      bonjour,salut=hello;merci=thanks;qu est ce que=what is
      """)

  static let spanish = Language(
    "Spanish",
    marks: """
      el la los las un una y o cuando si cada para es está en con envía crea lee publica añade que del al por día hola \
      gracias todos nuevo nueva luego entonces obtén descarga resumen busca manda avisa mi llegue haya
      """,
    book: """
      cuando un,cuando una,cuando el,cuando la,cuando=when a;cada vez que=whenever;si no,de lo contrario=otherwise;si=if;luego,después,entonces=then;y=and;e=and;o=or
      cada día,todos los días=every day;cada mañana,todas las mañanas=every morning;cada noche=every night;cada hora=every hour;cada semana=every week;cada mes=every month;para cada=for each;cada=every;todos los=every
      lunes=monday;martes=tuesday;miércoles=wednesday;jueves=thursday;viernes=friday;sábados,sábado=saturday;domingos,domingo=sunday;a las=at;a la una=at 1;minutos=minutes;horas=hours;mediodía=noon;medianoche=midnight
      obtén,obtener,descarga,trae,consulta=fetch;busca=search;lee,leer=read;envía,enviar,manda,mandar=send;escribe=write;crea,crear=create;abre=open;añade,agrega,añadir=add;actualiza=update;borra,elimina=delete;guarda=save;conserva,filtra=keep;ordena=sort;cuenta=count;calcula=compute;resume,resumir=summarize;traduce=translate;clasifica=classify;comprueba,revisa=check;espera=wait;responde=reply;avisa,notifica,informa,dile=tell;publica=post;analiza=analyze
      el resultado=the result;lo=it;la=the;los=the;las=the;el=the;un=a;una=a;del=of the;de=of;al=to the;a=to;en=in;con=with;por correo=by email;por=by;para=for;que=that
      nuevo,nueva,nuevos,nuevas=new;es=is;está=is;mayor que,más de=greater than;menor que,menos de=less than;contiene=contains;no=not;llegue,llega=arrives;falle,falla=fails;cree,creado=created;reciba=receives
      pedido=order;pedidos=orders;factura=invoice;cliente=customer;clientes=customers;fila=row;hoja de cálculo=sheet;hoja de google=google sheet;hoja=sheet;archivo=file;carpeta=folder;canal=channel;proyecto=project;tarea=task;clima=weather;tiempo=weather;texto=text;un resumen=a summary;resumen=summary;importe=amount;mensaje=message;aprobación=approval;correo=email;pago=payment
      hola=hello;gracias=thanks;qué es=what is
      """)

  static let italian = Language(
    "Italian",
    marks: """
      il lo la gli le un una e o quando se ogni per è sono in con invia crea leggi pubblica aggiungi che del al giorno \
      ciao grazie nuovo nuova poi altrimenti scarica riassumi su una mail arriva alle nel sul
      """,
    book: """
      quando un,quando una,quando il,quando=when a;ogni volta che=whenever;altrimenti=otherwise;se=if;poi,quindi=then;e=and;ed=and;o=or
      ogni giorno=every day;ogni mattina=every morning;ogni sera=every evening;ogni ora=every hour;ogni settimana=every week;ogni mese=every month;per ogni=for each;ogni=every
      lunedì=monday;martedì=tuesday;mercoledì=wednesday;giovedì=thursday;venerdì=friday;sabato=saturday;domenica=sunday;alle=at;h=;minuti=minutes;ore=hours;mezzogiorno=noon;mezzanotte=midnight
      scarica,recupera,prendi,ottieni=fetch;leggi=read;invia,manda,spedisci=send;scrivi=write;crea=create;apri=open;aggiungi=add;aggiorna=update;elimina,cancella=delete;salva=save;tieni,filtra=keep;ordina=sort;conta=count;calcola=compute;riassumi=summarize;traduci=translate;classifica=classify;controlla=check;aspetta=wait;rispondi=reply;avvisa,informa,notifica=tell;pubblica=post;analizza=analyze;cerca=search
      il risultato=the result;lo=it;la=the;li=them;le=the;il=the;i=the;gli=the;l=the;un=a;una=a;uno=a;dell=of the;del=of the;della=of the;di=of;al=to the;alla=to the;a=to;nel=in the;nella=in the;in=in;sul=on the;su=on;con=with;via e-mail,via mail,per email=by email;per=for;che=that
      nuovo,nuova,nuovi,nuove=new;è=is;maggiore di,più di=greater than;minore di,meno di=less than;contiene=contains;non=not;arriva=arrives;fallisce=fails;creato=created
      ordine=order;ordini=orders;fattura=invoice;cliente=customer;clienti=customers;riga=row;foglio=sheet;file=file;cartella=folder;canale=channel;progetto=project;attività=task;un attività=a task;meteo=weather;testo=text;riassunto=summary;importo=amount;messaggio=message;approvazione=approval;pagamento=payment;mail=email
      ciao=hello;grazie=thanks;cos è=what is
      """)

  static let dutch = Language(
    "Dutch",
    marks: """
      de het een en of als wanneer elke iedere voor is zijn met stuur maak lees haal naar op van om dan anders bericht \
      vat nieuw nieuwe hallo bedankt dag voeg mijn wordt binnenkomt
      """,
    book: """
      wanneer een,als een,wanneer er een=when a;wanneer=when;telkens als=whenever;als=if;anders=otherwise;dan,daarna,vervolgens=then;en=and;of=or
      elke dag,dagelijks=every day;elke ochtend=every morning;elke avond=every evening;elk uur=every hour;elke week=every week;elke maand=every month;voor elke,voor iedere,voor elk=for each;elke,iedere,elk=every
      maandag=monday;dinsdag=tuesday;woensdag=wednesday;donderdag=thursday;vrijdag=friday;zaterdag=saturday;zondag=sunday;om=at;uur=;minuten=minutes
      haal,ophalen=fetch;op=on;lees=read;stuur,verstuur=send;schrijf=write;maak,creëer=create;open=open;voeg=add;toe=;werk bij=update;verwijder=delete;bewaar,sla=save;houd,filter=keep;sorteer=sort;tel=count;bereken=compute;vat=summarize;samen=;vertaal=translate;controleer=check;wacht=wait;antwoord=reply;meld,vertel,waarschuw=tell;plaats=post;zoek=search
      het resultaat=the result;het=it;ze=them;de=the;een=a;van=of;naar=to;aan=to;in=in;met=with;per e-mail,per mail=by email;per=by;voor=for;uit=from
      nieuwe,nieuw=new;is=is;groter dan,meer dan=greater than;kleiner dan,minder dan=less than;bevat=contains;niet=not;binnenkomt,aankomt=arrives;mislukt=fails;aangemaakt=created;wordt=is;geopend=opened
      bericht=message;bestelling=order;bestellingen=orders;factuur=invoice;klant=customer;klanten=customers;rij=row;spreadsheet=sheet;bestand=file;map=folder;kanaal=channel;project=project;taak=task;weer=weather;tekst=text;samenvatting=summary;bedrag=amount;goedkeuring=approval;betaling=payment
      hallo=hello;bedankt=thanks;wat is=what is
      """)

  static let portuguese = Language(
    "Portuguese",
    marks: """
      o os as um uma e ou quando se cada para é são em com envia envie crie cria leia publica adicione que do da ao dia olá \
      obrigado nova novo depois senão busca busque conta quantos manda toda todo todos no na
      """,
    book: """
      quando um,quando uma,quando o,quando a,quando=when a;sempre que=whenever;senão,caso contrário=otherwise;se=if;depois,então=then;e=and;ou=or
      todo dia,todos os dias,cada dia=every day;toda manhã,todas as manhãs=every morning;toda noite=every night;cada hora=every hour;toda semana=every week;todo mês=every month;para cada=for each;cada=every;toda=every;todo=every
      segunda-feira,segunda=monday;terça-feira,terça=tuesday;quarta-feira,quarta=wednesday;quinta-feira,quinta=thursday;sexta-feira,sexta=friday;sábado=saturday;domingo=sunday;feira=;às=at;h=;minutos=minutes;horas=hours;meio-dia=noon
      busca,busque,obtenha,baixe,pegue=fetch;leia,lê=read;envia,envie,mande,manda=send;escreva=write;crie,cria=create;abra=open;adicione,adiciona=add;atualize=update;apague,exclua=delete;salve,guarde=save;mantenha,filtre=keep;ordene=sort;conte,conta=count;quantos são,quantas são=them;calcule=compute;resuma,resume=summarize;traduza=translate;classifique=classify;verifique=check;espere=wait;responda=reply;avise,notifique,informe=tell;publique,publica,poste=post;analise=analyze;procure=search
      o resultado=the result;os=the;as=the;o=the;um=a;uma=a;do=of the;da=of the;de=of;ao=to the;à=to the;em=in;no=in the;na=in the;com=with;por e-mail,por email=by email;por=by;para=to;que=that
      novo,nova,novos,novas=new;é=is;são=are;maior que,mais de=greater than;menor que,menos de=less than;contém=contains;não=not;chegar,chega=arrives;falhar,falha=fails;criado=created;aberta=opened
      pedido=order;pedidos=orders;fatura=invoice;cliente=customer;clientes=customers;linha=row;planilha=sheet;arquivo=file;pasta=folder;canal=channel;projeto=project;tarefa=task;clima=weather;texto=text;resumo=summary;valor=amount;mensagem=message;aprovação=approval;pagamento=payment
      olá,oi=hello;obrigado,obrigada=thanks;o que é=what is
      """)
}
