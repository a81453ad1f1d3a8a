/** Who helps with what: languages, hours, telephone, and the day somebody last looked. What is old says so in red. */
import type { JSX } from "preact";
import { dayInWords } from "../../i18n/formats";
import { autonymOf, directionOf } from "../../i18n/languages";
import { t } from "../../i18n/words";
import { Icon } from "../icon";
import { Pictogram } from "../pictogram";
import { PhoneButton } from "./phone-button";
import { PairText, useReader } from "./reader";
import type { Run } from "./runs";

type Entry = Run<"entry">["blocks"][number];

const FRESH = 90; // days
const DAY = 86_400_000; // milliseconds

export function Directory({ blocks }: Run<"entry">): JSX.Element {
  return (
    <ul class="entries">
      {blocks.map((entry) => (
        <li key={entry.name.id} class="card">
          <div class="entry-head">
            <Pictogram name={entry.icon} size={40} />
            <PairText text={entry.name} as="h2" look="title" isPlain />
          </div>
          <PairText text={entry.text} />
          <Terms entry={entry} />
          {entry.phone && <PhoneButton fact={entry.phone} kind="main" />}
          {entry.url && <Site url={entry.url} />}
          <Checked day={entry.checked} />
        </li>
      ))}
    </ul>
  );
}

function Terms({ entry }: { readonly entry: Entry }): JSX.Element | null {
  const { languages = [], hours, walk_in: isWalkIn } = entry;
  if (!hours && !isWalkIn && languages.length === 0) return null;
  return (
    <dl class="terms">
      {languages.length > 0 && (
        <div>
          <dt>{t("Talen")}</dt>
          <dd>
            {languages.map((tag, at) => (
              <span key={tag}>
                {at > 0 && " · "}
                <bdi lang={tag} dir={directionOf(tag)}>
                  {autonymOf(tag)}
                </bdi>
              </span>
            ))}
          </dd>
        </div>
      )}
      {hours && (
        <div>
          <dt>{t("Wanneer")}</dt>
          <dd>
            <PairText text={hours} />
          </dd>
        </div>
      )}
      {isWalkIn && (
        <div>
          <dt>{t("Afspraak")}</dt>
          <dd>{t("U kunt zo binnenlopen.")}</dd>
        </div>
      )}
    </dl>
  );
}

function Site({ url }: { readonly url: string }): JSX.Element {
  return (
    <a class="site" href={url} target="_blank" rel="noopener noreferrer">
      <Icon name="away" />
      <span>
        <bdi dir="ltr">{new URL(url).host}</bdi> · {t("heeft internet nodig")}
      </span>
    </a>
  );
}

/** The phone's own day decides: a card that nobody renewed goes red without a network. */
function Checked({ day }: { readonly day: string }): JSX.Element {
  const { today } = useReader().own;
  const isOld = Date.parse(today) - Date.parse(day) > FRESH * DAY;
  const words = { day: dayInWords(day) };
  return isOld ? (
    <p class="too-old">
      <Icon name="warning" />
      <span>{t("Gecheckt op {day}. Dat is lang geleden: bel of vraag eerst of het nog klopt.", words)}</span>
    </p>
  ) : (
    <p class="aside">{t("Gecheckt op {day}", words)}</p>
  );
}
