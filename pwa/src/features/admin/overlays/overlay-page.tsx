/** What one place says of itself: its parts in Dutch, and each of them in other languages. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { autonymOf, LANGUAGES } from "../../../i18n/languages";
import { t, tn } from "../../../i18n/words";
import { Button, LinkButton } from "../../../ui/button";
import { Choice } from "../../../ui/choice";
import { Notice } from "../../../ui/notice";
import { languageInDutch } from "../names";
import { PageTitle } from "../page-title";
import { Problem } from "../problems";
import { Unread } from "../unread";
import { useAnswer } from "../use-answer";
import { useDeed } from "../use-deed";
import { drop, keep, readKept } from "./kept";
import { type KeptOverlay, keepOverlay, readOverlay } from "./overlay-api";
import { PhotosCard } from "./photos-card";
import {
  changePhotos,
  changeSlot,
  closeSheet,
  isWhole,
  lacking,
  openSheet,
  type Sheet,
  sayText,
  textsIn,
} from "./sheet";
import { SlotCard } from "./slot-card";
import { SLOTS } from "./slots";
import { TextsCard } from "./texts-card";

interface OverlayPageProps {
  readonly place: string;
  readonly csrf: string;
}

export function OverlayPage({ place, csrf }: OverlayPageProps): JSX.Element {
  const answer = useAnswer(() => readOverlay(place), [place]);
  return (
    <>
      <PageTitle text={answer?.ok ? answer.value.place.name : t("Locatie")} />
      <Unread answers={[answer]} />
      {answer?.ok && <Editor key={place} opened={answer.value} csrf={csrf} />}
    </>
  );
}

function Editor({ opened, csrf }: { readonly opened: KeptOverlay; readonly csrf: string }): JSX.Element {
  const { place } = opened;
  const [state, setState] = useState(
    () => readKept(place.id) ?? { was: opened.hash, sheet: openSheet(opened.said) },
  );
  const [isSaved, setSaved] = useState(() => readKept(place.id) === undefined);
  const [language, setLanguage] = useState("nl");
  const { problem, isBusy, run } = useDeed();
  const { sheet } = state;
  const change = (changed: Sheet) => {
    const next = { ...state, sheet: changed };
    keep(place.id, next);
    setState(next);
    setSaved(false);
  };
  const save = async (event: SubmitEvent) => {
    event.preventDefault();
    const asked = keepOverlay(place.id, state.was, closeSheet(sheet), csrf);
    const done = await run(asked, t("Bewaard. De uitgever van de regio ondertekent het."));
    if (!done) return;
    setState({ ...state, was: done.value.hash });
    if (isWhole(sheet)) drop(place.id);
    else keep(place.id, { ...state, was: done.value.hash });
    setSaved(true);
  };
  return (
    <form class="overlay" onSubmit={(event) => void save(event)}>
      {place.region === "" && <Unsigned place={place.id} />}
      <Languages sheet={sheet} language={language} onChoose={setLanguage} onAdd={change} />
      <Said sheet={sheet} place={place.id} language={language} csrf={csrf} onChange={change} />
      <Problem code={problem} />
      <SaveBar
        booklet={`#/overlay/${encodeURIComponent(place.id)}/booklet/${language}`}
        isBusy={isBusy}
        isSaved={isSaved}
      />
    </form>
  );
}

function Unsigned({ place }: { readonly place: string }): JSX.Element {
  return (
    <Notice tone="warn" icon="warning">
      {t(
        "Deze locatie hoort bij geen regio. Niemand kan dit ondertekenen. Wie de server beheert, geeft haar een regio met {command}.",
        { command: `wegwijs place change ${place} --region …` },
      )}
    </Notice>
  );
}

interface SaidProps {
  readonly sheet: Sheet;
  readonly place: string;
  readonly language: string;
  readonly csrf: string;
  readonly onChange: (sheet: Sheet) => void;
}

function Said({ sheet, place, language, csrf, onChange }: SaidProps): JSX.Element {
  if (language === "nl") return <Dutch sheet={sheet} place={place} csrf={csrf} onChange={onChange} />;
  return <Translation sheet={sheet} language={language} onChange={onChange} />;
}

interface SaveBarProps {
  readonly booklet: string;
  readonly isBusy: boolean;
  readonly isSaved: boolean;
}

function SaveBar({ booklet, isBusy, isSaved }: SaveBarProps): JSX.Element {
  return (
    <div class="answers save-bar">
      <Button type="submit" kind="main" icon="check" isBusy={isBusy}>
        {t("Bewaar")}
      </Button>
      <LinkButton href={booklet} icon="print">
        {t("Welkomstboekje")}
      </LinkButton>
      <p class="aside" role="status">
        {isSaved ? t("Alles is bewaard.") : t("Nog niet bewaard; op deze computer gaat niets verloren.")}
      </p>
    </div>
  );
}

interface LanguagesProps {
  readonly sheet: Sheet;
  readonly language: string;
  readonly onChoose: (tag: string) => void;
  readonly onAdd: (sheet: Sheet) => void;
}

function Languages({ sheet, language, onChoose, onAdd }: LanguagesProps): JSX.Element {
  const others = Object.keys(sheet.texts);
  const free = LANGUAGES.map(({ tag }) => tag).filter((tag) => tag !== "nl" && !others.includes(tag));
  return (
    <div class="overlay-languages">
      <Choice<string>
        name="language"
        legend={t("Taal")}
        isLegendHidden
        look="chips"
        value={language}
        onChoose={onChoose}
        options={["nl", ...others].map((tag) => ({ value: tag, text: autonymOf(tag), lang: tag }))}
      />
      {free.length > 0 && (
        <label class="pick">
          <span>{t("Nog een taal")}</span>
          <select
            value=""
            onChange={({ currentTarget: { value } }) => {
              if (value === "") return;
              onAdd({ ...sheet, texts: { ...sheet.texts, [value]: {} } });
              onChoose(value);
            }}
          >
            <option value="">{t("Kies")}</option>
            {free.map((tag) => (
              <option key={tag} value={tag}>
                {languageInDutch(tag)}
              </option>
            ))}
          </select>
        </label>
      )}
    </div>
  );
}

interface SheetProps {
  readonly sheet: Sheet;
  readonly onChange: (sheet: Sheet) => void;
}

interface DutchProps extends SheetProps {
  readonly place: string;
  readonly csrf: string;
}

function Dutch({ sheet, place, csrf, onChange }: DutchProps): JSX.Element {
  const today = new Date().toLocaleDateString("sv"); // as YYYY-MM-DD
  return (
    <>
      <p class="aside">
        {t(
          "Dit staat op de telefoons van wie deze locatie koos, in de kaarten zelf. De kaarten blijven van het hele land.",
        )}
      </p>
      {SLOTS.map((slot) => (
        <SlotCard
          key={slot.name}
          slot={slot}
          blocks={sheet.nl[slot.name] ?? []}
          place={place}
          today={today}
          onChange={(blocks) => onChange(changeSlot(sheet, slot.name, blocks))}
        />
      ))}
      <PhotosCard
        photos={sheet.photos}
        place={place}
        csrf={csrf}
        onChange={(photos) => onChange(changePhotos(sheet, photos))}
      />
      <label class="field card">
        <span>{t("Geldt tot en met (mag leeg)")}</span>
        <input
          type="date"
          value={sheet.validUntil}
          onInput={({ currentTarget }) => onChange({ ...sheet, validUntil: currentTarget.value })}
        />
      </label>
    </>
  );
}

function Translation({ sheet, language, onChange }: SheetProps & { readonly language: string }): JSX.Element {
  const left = lacking(sheet, language);
  const say = (id: string, text: string) => onChange(sayText(sheet, language, id, text));
  return (
    <>
      <p class="aside">
        {left === 0
          ? t("Alles is vertaald.")
          : tn(
              "Nog {n} tekst. Een onderdeel dat niet af is, zien lezers zolang in een andere taal.",
              "Nog {n} teksten. Een onderdeel dat niet af is, zien lezers zolang in een andere taal.",
              left,
            )}
      </p>
      {SLOTS.map((slot) => (
        <TextsCard
          key={slot.name}
          name={slot.name}
          title={slot.title()}
          texts={textsIn(sheet.nl[slot.name] ?? [])}
          sheet={sheet}
          language={language}
          onSay={say}
        />
      ))}
      <TextsCard
        name="photos"
        title={t("Foto's")}
        texts={textsIn(sheet.photos)}
        sheet={sheet}
        language={language}
        onSay={say}
      />
    </>
  );
}
