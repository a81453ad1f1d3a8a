/** The server's codes in plain words: what happened, what is safe, what next. */
import type { ComponentChildren, JSX } from "preact";
import { t } from "../../i18n/words";
import { Notice } from "../../ui/notice";

const WORDS: Readonly<Record<string, () => string>> = {
  offline: () => t("Er is nu geen verbinding. Wat u typte, blijft staan. Probeer het straks nog een keer."),
  "wrong-password": () => t("De naam of het wachtwoord klopt niet."),
  "not-signed-in": () => t("U bent uitgelogd. Log opnieuw in. Wat u typte, blijft staan."),
  forbidden: () => t("U mag dit niet doen. Vraag het een beheerder."),
  "not-found": () => t("Dit is er niet, of niet meer."),
  "too-many-requests": () => t("Dat was te vaak achter elkaar. Wacht een minuut."),
  "still-refused": () =>
    t("Dit kan nog niet meetellen: wat niet klopte, klopt nog niet. Er is niets veranderd."),
  "name-taken": () =>
    t("Er is al iemand met deze naam. Kies een andere naam, bijvoorbeeld met een letter erachter."),
  full: () => t("Meer past er niet op. Haal er eerst iets of iemand af."),
  "helpers-only": () => t("Op een tablet voor helpers werken alleen helpers."),
  "own-account": () => t("Dit kunt u niet bij uzelf doen. Vraag een andere beheerder."),
  "no-password": () =>
    t("Wie meer doet dan op een tablet werken, heeft een wachtwoord nodig, van 12 tekens of meer."),
  "no-team-role": () => t("Deze persoon werkt niet op een tablet."),
  scope: () => t("Kies bij een vertaler de talen, en bij een locatiebeheerder de locaties."),
  "not-yours": () => t("Dit hoort niet bij uw talen of locaties."),
  "second-factor": () =>
    t("Hiervoor is een wachtwoord niet genoeg. Log in met een passkey, of met een code uit uw app."),
  "wrong-code": () => t("Deze code klopt niet, of is al gebruikt. Wacht op een nieuwe code."),
  "wrong-passkey": () => t("Deze passkey klopt niet, of het duurde te lang. Probeer het nog een keer."),
  "passkey-cancelled": () => t("Er is geen passkey gebruikt. U kunt het nog een keer proberen."),
  "passkey-taken": () => t("Dit apparaat heeft al een passkey voor uw account."),
  "passkey-host": () =>
    t("Op dit adres werken passkeys niet. Gebruik het gewone adres van Wegwijs, of een code uit een app."),
  "last-factor": () => t("Uw account heeft dit nodig. Maak eerst een andere passkey of code-app."),
  "too-many-items": () =>
    t("Dat zijn te veel boeken: een locatie heeft er hooguit 5.000. Er is niets veranderd."),
  "body-too-large": () => t("Dit bestand is te groot: hooguit 2 MB. Maak er twee lijsten van."),
  newer: () =>
    t("Iemand anders schreef dit intussen. Wat u typte, blijft staan. Vergelijk en bewaar opnieuw."),
  "source-changed": () =>
    t("Het Nederlands is intussen veranderd. Wat u typte, blijft staan. Lees het opnieuw en bewaar."),
  tokens: () =>
    t("De woorden tussen accolades moeten precies zo in de vertaling staan. Er is niets bewaard."),
  "own-text": () => t("U schreef dit zelf. Iemand anders kijkt het na."),
  outdated: () => t("Het Nederlands is veranderd. Eerst wordt de vertaling bijgewerkt, dan nagekeken."),
  unreadable: () => t("Dit bestand is niet te lezen als PO of XLIFF. Er is niets veranderd."),
  "other-language": () => t("Dit bestand is in een andere taal. Er is niets veranderd."),
  gates: () => t("Er staat nog iets in de weg: zie wat er onder “Mag het naar buiten?” staat."),
  keys: () => t("De sleutels die hiervoor nodig zijn, zijn er niet, of het zouden er te weinig worden."),
  signature: () => t("Deze handtekening telt niet. Laad de pagina opnieuw, lees nog eens en teken dan."),
  unsigned: () => t("In dit bestand staat geen nieuwe handtekening."),
  overtaken: () => t("Er is intussen iets nieuwers. Laad de pagina opnieuw en lees dat."),
  "unknown-key": () => t("Deze sleutel mag hier niet tekenen."),
  "not-your-key": () => t("Deze sleutel is van iemand anders."),
  "same-holder": () => t("Eén mens heeft één sleutel. Haal eerst de oude weg."),
  "waiver-days": () => t("Kies een dag binnen dertig dagen."),
  content: () => t("In dit pakket klopt iets niet, en zo kan geen telefoon het lezen."),
  damaged: () => t("Een bestand van deze uitgave is kwijt of beschadigd. Vraag een beheerder."),
  unfit: () => t("De server neemt dit niet aan: er is iets niet goed ingevuld."),
  "in-use": () => t("Een kaart gebruikt dit nog. Haal het daar eerst weg."),
  "last-one": () => t("Dit is de laatste kaart van het pakket. Een pakket heeft er minstens één."),
  conflict: () => t("Iemand anders was u voor. Laad de pagina opnieuw."),
};

interface ProblemProps {
  readonly code: string | undefined;
  /** What these codes mean on this page, before what they mean on all. */
  readonly words?: Readonly<Record<string, () => string>>;
  /** What somebody can do about it here. */
  readonly action?: ComponentChildren;
}

export function Problem({ code, words: own = {}, action }: ProblemProps): JSX.Element | null {
  if (code === undefined) return null;
  const words = own[code] ?? WORDS[code];
  return (
    <div role="alert">
      <Notice tone="warn" icon="warning" title={words?.() ?? unforeseen()} action={action}>
        {!words && <small class="code">{code}</small>}
      </Notice>
    </div>
  );
}

/** Whoever looks after the server finds more by the code, which stands under it. */
function unforeseen(): string {
  return t("Er ging iets mis op de server. Wat u typte, blijft staan. Probeer het nog een keer.");
}
