"""What single words in headers mean, in English, Italian, Portuguese, Catalan, Spanish, French and German.

A meaning is one word of ours; behind it stand the words of theirs, without accents. A stem is written `chius*` and stands for every word
that begins so. One word may have several meanings (`estado`: a status or a region).
"""

from __future__ import annotations

LEXICON = """
nothing | visible; visibil*; epoch; merceolog*; amazon; ebay; etsy; shopify; hubspot; salesforce; sfdc; zoho; copper; sap; crm;
    erp; xero; paypal; jira;
    bis; hasta; fins; ate; fino; jusqu; jusqua; used; utilizad*; utilizzat*; utilise; utilisee; vertrieb; linked; related; sg; sigla;
    em; gregorian; calendar;
    interno; am; im; vom; bei; zum; zur; der; die; das; den; dem; und; mit; fur; aus; durch; nach; les; ont; sur; aux; pela;
    pelo; logged; log; come; ci; ha; hai; how; did; you; us; we; are; is; it; its; s; que; qui; nos; nous; vous; wie; uns; sie;
    haben; hat; on; ve; al; nel; su; del; com; como; comment; comme; avete; ens; se; si; was; were; been; has; have; hay; hi; ho;
    ne; pas; y; all; our; their; my; this; that; of; reg; est
id | expedient*; matricula;
    id; ids; code; codice; cod; codigo; codi; number; numero; num; no; nr; n; nummer; ref; rif; referenc*; protocol*; key; clave;
    kennung; identif*; matricola; uuid; progressivo
date | date; data; fecha; datum; dia; giorno; day; jour; tag; timestamp; dt; when; quando; quand; cuando; quan; wann; marca;
    temporal; giorni
time | time; hora; ora; heure; uhrzeit; orario; horario; zeit
month | competenc*; competenz*;
    month; week; weekly; settimana; semana; setmana; semaine; woche; mese; mes; mois; monat; period*; competenza
duration | delai*; plazo; prazo;
    durat*; dauer; durac*; talk; tempo; tiempo; temps; hours; minutes; minuti; minutos; minuts; stunden; minuten
name | name; nome; nombre; nom; denominazione; denominacion; denominacao; denominacio; title; titolo; titulo; titol; titre; titel;
    label; intitule; bezeichnung; completo; complet; cognome; apellido*; cognoms; sobrenome; full; nominativo
now | vollstandig*; komplett*; integral*; grand; lavorazione; tramitac*; traitement; processing; bearbeitung;
    complessiv*; overall; globale; global; generale; final; finale; actual; current; attuale; atual; aktuell*; actuel*; corrente
amount | renda; pauschale; gebuhr; amt;
    amount; value; importo; valore; valor; importe; import; montant; betrag; wert; ammontare; montante; monto; acv; arr; tcv;
    worth; total; totale; totals; gesamt*; revenue; fatturato; facturacio; facturacion; faturamento; umsatz; chiffre; imponibile;
    sum; summe; quantia; cuantia; volumen; ricavo; ricavi; ingresos; ingreso; ingressos; receita; erlos; honorar*
net | net; netto; neto; liquido; ht; nett; imponible; base; line
gross | ttc; brutto; lordo; bruto; brut; gross
probability | prob; proba; probab*; likelihood; chance; chances; wahrscheinlich*; confidence; odds
reason | razon; reason; motiv*; motif; motiu; raison; grund; perche; porque; why; warum; causa; pourquoi; rao
stage | stufe; avancement; bearbeitungsstand; arbeitsstand;
    stage; fase; etapa; etape; phase; estagio; step; avanzamento; avance; stadium; estadi; where
status | estatus; status; stato; estado; estat; etat; statut; situac*; situaz*; outcome; esito; resultado; resultat; risultato; result;
    ergebnis; condizione; lage; evasione; zustand; andata
created | segnalat*; reported; gemeldet; reportad*; recu; recue; recues; emitid*; emess*; ausgestellt;
    cree; creee; crees; creees; emiss*; emision; pubblicaz*; publicac*; compilat*; raised; create*; creat*; creac*; criad*; criac*;
    apert*; abert*;
    obert*; abiert*; open; opened; opening; entered; enter; entry; inserit*; inseriment*; regist*; alta; cadastr*; added;
    angelegt*; anlage; erstell*; erfass*; ingress*; entrada; arriv*; arribad*; eroffn*; ouvert*; signup; joined; submitted;
    recibid*; ricevut*; recebid*; received; eingang; eingegangen; saisi; saisie
start | attivat*; ativad*; activad*; aktiviert; anfang*; ab;
    seit; depuis; start; started; starts; begin*; inizi*; inic*; debut; activac*; attivaz*; ativac*; activat*; decorrenza;
    desde; since; dal
close | erledigt; firma; signature; signatura; unterschrift; unterzeichn*; soldee;
    decis*; entscheid*; close; closed; closing; closure; chius*; chiud*; cierr*; cerrad*; fecham*; fechad*; fecho; tanc*;
    encerr*; clotur*; fermeture; ferme; abschluss; abgeschlossen; geschlossen; conclus*; conclui*; closes
end | bis;
    left; end; ended; ends; fine; fim; fin; fi; ende; scadenza; scade; vence; expir*; baja; baixa; termin*; hasta; until; dismiss*; cessaz*;
    kundigung
resolved | evasa; evaso; evase;
    resol*; risol*; resuel*; solved; solucion*; solution; gelost; resolu*; losung
expected | falligkeit*; fallig; vsl; vorauss;
    expect*; previst*; previs*; estim*; stimat*; forecast; target; prevu*; voraussicht*; geplant*; erwartet*; attes*;
    esperad*; likely; due; planned; potenzial*; potencial*; presunt*; projected; projetad*; prevedib*
real | real; reale; effettiv*; efetiv*; efectiv*; tatsachlich*; reel*; actual; actually
won | won; win; gain; gains; vint*; vincit*; vittori*; ganad*; ganh*; guany*; gewonnen; gagn*
lost | absag*; descart*; scart*;
    recus*; rechaz*; rejet*; rifiut*; refus*; reject*; ablehn*; lost; loss; pers*; perd*; verlust*; verloren; perte; abgelehnt
customer | compan*; entidade; entidad; entitat; tercero; terceiro; comprador*; acquirent*; supporter*; donor*; soci; socio; socia; socis;
    socios; pacient*; pazient*; patient*;
    cittadin*; ciudadan*; citoyen*; vertragspartner; geschaftspartner;
    raison; customer; customers; client*; kunde*; kund*; account; accounts; company; companies; azienda; aziende; empres*;
    societ*; entrepris*; firma; firmen; compte; cuenta; conta; organi*; buyer; acheteur; anagrafica; logo; ragione; sociale;
    razon; social; razao; unternehmen; compagnie; abnehmer; presso; besteller; impresa; associated
contact | contatt*; contat*; contact*; person*; kontakt*; ansprechpartner; interlocut*
lead | lead; leads; prospect*; interessent*; enquiry; enquiries; inquiry; mql
deal | bid; bids; tender; tenders; commess*;
    gara; gare; quoted; deal; deals; opportun*; oportun*; trattativ*; negoci*; negoz*; affar*; affair*; vorgang;
    verkaufschance*; offert*; ofert*; preventiv*; presupuest*; pressupost*; orcament*; propost*; propuest*; devis; angebot*;
    geschaft; opp; projekt; quote; quotes
order | doc; docs; docum*; gift*; donation*; donaz*; donac*; doac*;
    order; orders; ordine; ordini; pedid*; encomend*; comand*; bestell*; auftrag*; commande*; factur*; fattur*; fatur*;
    invoice*; rechnung*; vend*; vent*; vente*; sale; sales; purchase*; acquist*; compra*; achat*; emiss*; transac*; transaz*;
    receipt; scontrin*; kauf; beleg*; issued; facture*; emision; verkauf*
line | row; riga; linea; ligne; linha; position; zeile; linia
ticket | defaut*; difett*; defect*; defeit*; mangel*; panne*; guast*; averia*; avaria*;
    atendiment*; atencion; ticket; tickets; case; segnalaz*; richiest*; chamad*; solicit*; incid*; sollicit*; anfrage*;
    anliegen; demande*; storung*; request; requests; issue; reclam*; avis
activity | visitad*; besucht*; activit*; attivit*; ativid*; activid*; aktivit*; tatigkeit; call; calls; called; meeting; meetings;
    task; tasks; touch; touchpoint; interac*; interaz*; visita; visite; incontr*; rendez; besuch*; appel; appels; anruf*;
    llamada*; chiamat*; trucad*; ligac*; event; eventi
subscription | laufzeit*; vigencia; vigenza;
    membership; contract*; subscrip*; subscri*; suscrip*; abbonament*; assinat*; abonnement*; abo; contratt*; contrat*;
    vertrag*; abono*
survey | survey; sondagg*; encuest*; enquest*; pesquisa; umfrage; enquete; questionar*; feedback; review; recens*
product | tratamient*; trattament*; tractament*; maschine*;
    product*; prodott*; produt*; produit*; produkt*; artic*; artig*; article*; artikel*; item; items; servic*; serviz*;
    servei*; leistung*; designac*; designation; merce; material
sku | sku; ean; gtin; asin
rep | collaborat*; collaborad*; staff; owned; suivi; prepared; tecnic*; technic*; technik*; rep; reps; owner; owners; agent*; venditor*;
    vendedor*; venedor*; commercial*;
    comercial*; verantwortlich*; bearbeiter*; besitzer*; salesperson; assign*; assegn*; asign*; atribui*; gestor*; asesor*;
    consultor*; analist*; operador*; operator*; titolar*; betreuer*; mitarbeiter*; berater*; conseiller*; seguit*;
    handled; zustandig*; proprietar*; propietar*; propriet*; responsab*; responsavel; responsible; referente; vendeur*; attribu*;
    zugewiesen*; carico; sachbearbeiter*; executive; setter
who | chi; who
manager | manager*; supervisor*; jefe; chef; capo; cap; gerente; leiter; boss; vorgesetzt*; caposquadra; teamleiter
team | group; groups; groupe; groupes; grup; grups; grupo; grupos; gruppo; gruppi; team; teams; equip; equipe; equipo; squadra; delegac*;
    deleg*; department; abteilung*; reparto; filiale; gruppe; oficina
region | region*; regiao; provinc*; territ*; zona; zone; area; distrit*; district; comarca; bundesland; kanton; county;
    departement; comunidad; comunitat; gebiet*; bezirk*; concelho; state; estado; estat; uf
city | city; citta; cidade; ciudad; ciutat; town; comune; municip*; localit*; localid*; poblac*; ville; ort; stadt; gemeinde;
    wohnort; plaza
country | country; paese; pais; pays; land; nazion*; nacion*; staat; nation
channel | meio;
    channel; channels; canal*; kanal*; source; sources; font; fonte; fuente; fonti; origin*; orig*; provenien*; proven*;
    proced*; quelle*; herkunft; piattaforma; platform*; plataforma; plattform; medium; sorgente; mezzo; medio; venu; kam
known | chegou; conosciut*; conoci*; conhec*; heard; coneg*; connu*; erfahren; aufmerksam
campaign | appeal*;
    campaign*; campagn*; campan*; kampagne*
quantity | quantit*; quantid*; cantid*; qty; qtd; qta; cantidad; cant; units; unidade*; unidad*; unitats; menge; stuck;
    stuckzahl; pezzi; pz;
    anzahl;
    qte; qt; quant
price | price; prezz*; preco; precio; preu; preus; prix; preis*; pvp; tariffa
unit | unit; unitari*; unitar*; einzel*; unite; cadauno; each
list | list; listino; tabela; katalog*; catalog*; listen*
cost | cost; costs; costo; costi; custo; custos; coste; costes; kosten; cout*; einkauf*; cogs
spent | ausgegeb*; verba; verbas;
    spend; spent; spes*; gast*; invers*; depens*; ausgab*; investi*; werbekosten; budget; despes*
currency | currency; valuta; divisa; moneda; moeda; wahrung*; devise
priority | priorit*; prioridad*; urgen*; critic*; severity; dringlich*; gravit*; kritik*; schweregrad
category | clasificac*; classificac*; classificaz*; classement; klassifi*; group; groupe; grup; grupo; gruppi; categor*;
    kategori*; tipolog*;
    topic; argoment*; assunt*; famil*; serie*; gruppo; warengruppe; thema; rubro; gamme
kind | nature; naturaleza; natureza; natura;
    type; types; tipo; tipus; typ; art; kind; modalit*; genere; classe
reply | answered; replied; reply; respon*; rispost*; respost*; respuest*; antwort*; repons*; reaktion*
first | initial; iniziale; inicial; initiale; first; prim*; primeir*; premier*; erst*
last | last; ultim*; dernier*; letzt*; latest
next | next; prossim*; proxim*; prochain*; nachst*; segue; seguent
score | gradiment*; star; stars; stelle; estrellas; estrelas; estrelles; etoiles; sterne; score; rating; voto; votos; punt*;
    pontu*; bewertung*;
    satisf*; soddisf*; csat; nps; zufrieden*; recom*; recomiend*;
    consigl*; empfehl*; valutaz*; avaliac*; valorac*; interesse; interest; interes; grade; nota
plan | plan; plans; piano; plano; pla; tarif*; pacchett*; paquete*; package; pacote; edition; paket*; contratad*
monthly | monthly; mensil*; mensual*; mensal; mensais; mensuel*; monatlich*; mrr; recurr*; ricorr*; canone; cuota; monats*
renewal | renew*; rinnov*; renov*; verlanger*; renouvel*
cancelled | churn*; cancel*; annull*; anul*; storn*; disdett*
quota | quota; quotas; cuota; cuotas; meta; metas; objetiv*; obiettiv*; objectif*; objectiu*; ziel*; goal; goals; cota; soll*
sent | sent; inviat*; enviad*; enviat*; gesendet*; envoy*; spedit*; versand*; versendet; recipients; destinatar*; destinatair*; envoi;
    envois; empfanger;
    invii; envios; envio
delivered | deliver*; riuscit*; correct*; consegn*; recapit*; entreg*; lliur*; zugestellt*; delivr*
opens | openers; ouvreurs; offner; opens; aperture; aperturas; aberturas; obertures; offnung*; ouvertures; opened; abiertos; abertos; oberts
clicks | clickers; cliqueurs; cliquer*; klicker*; click; clicks; clic; clics; cliques; klick*; clicked
bounced | bounce*; rebot*; rimbalz*; rejei*; rebond*; unzustellbar*
unsubscribed | unsub*; disiscri*; cancellaz*; descad*; abmeld*; desabon*; desinscri*; bajas; baixes
mailing | newsletter*; mailing*; invio; boletin; bulletin; oggetto; subject; asunto; assumpte; betreff; objet
impressions | exibic*;
    impression*; impresion*; impress*; visualizz*; visualiz*; einblendung*; affichage*
conversions | conver*; konver*; raggiunt*; alcanz*; generat*; generad*; gerad*; generes; erreicht*; acquisiz*
visits | visits; visit; session*; sesion*; sesso*; sitzung*; besuche; visitas
visitors | visitor*; visitat*; visitant*; user; users; utent*; usuari*; utilisat*; nutzer; besucher; benutz*
unique | unique*; unic*; eindeutig*
size | size; sizes; employees; headcount; tamanh*; taman*; dimension*; taille; dipendent*; empleados; funcionarios; seats
segment | segment*; sector*; settor*; setor*; secteur; branche*; industr*; vertical*; ramo
direction | direzion*; direc*; direcc*; inout; richtung; sens; senso; verso
from | from; da; old; vecchi*; anterior; precedent*; previous; before
to | to; a; new; nuov*; nuev*; nou; nova; novo; neu*; zu; after
email | email; emails; mail; correo; correu; courriel; mails
tax | iva; vat; tva; mwst; tax; nif; cif; piva; fiscal*; imposto; impuesto; steuer*; ust; sii
discount | discount*; scont*; descuent*; descont*; remise; rabatt*
fee | charge; charges; recargo*; fee; fees; commission*; provis*; comiss*; comision*; provvig*; freight; shipping; spediz*; porto;
    frete; versandkosten
phone | phone; tel; telefon*; mobile; cell; cellulare; movil; celular; handy; fax; gsm; telephone
address | address; indirizz*; enderec*; adreca; adress*; strasse; street; via; calle; rua; rue; plz; zip; cep; postal; postcode
note | note; notes; comment*; annotaz*; appunt*; observ*; osservaz*; bemerk*; anmerk*; description; descriz*; descric*; descripc*;
    beschreib*; remarque*; memo; recording; link; url; website; sito; apuntes
modified | modif*; updated; update; aggiorn*; atualiz*; actualiz*; geandert*; bearbeitet; synced; sync
birth | birth*; nasc*; nacim*; naixem*; naissance; geburt*
paid | banked; collected; cobrad*; cobrat*; encaiss*; recaudad*; kassiert;
    paid; pagat*; pagad*; pago; bezahlt; paye; payment; pagament*; saldo; saldato; regle*; zahlung*; zahl*; vencim*; echeance;
    incass*
stock | stock; giacenz*; inventar*; bestand; magazzin*; existenc*
salary | salar*; stipend*; lohn*; gehalt; payroll; busta; nomina; sueldo; paga
margin | margin*; marge; profit*; guadagn*; utile; lucro; benefici*; gewinn
rate | rate; ctr; cpc; cpm; roas; roi; tasso; taxa; tasa; percent; pct; frequency; frequenz*
media | media; average; avg; durchschnitt*; promedio; mitjana; moyen*; medio; medie
age | age; eta; edad; idade; edat; alter; seniority; anzianita
annual | annual; annuale; anual; annuel; annuelle; jahrlich; yearly
pipeline | pipeline*; funnel; embudo; funil; embut; trichter
level | level; livello; nivel; nivell; stufe; niveau
""".strip()
"""Meaning | words and stems. Some words stand only to say that a header means something else than a field of ours (`tax`, `phone`)."""

_ENDS = """
nr nummer datum wert name grund status betrag art typ ort tag land preis menge kosten kanal quelle phase stufe gruppe leiter zeit
dauer budget summe paket pauschale wahrscheinlichkeit stand id code kunde produkt leistung region gebiet stadt monat jahr
team mitarbeiter mitarbeiterin bewertung organisation
"""
COMPOUND_ENDS = frozenset(_ENDS.split())
"""Last parts of German compounds (`Auftrags-wert`)."""
