/** Beside the form: the card as a phone shows it now, by the phone's own components, in a frame of its own. */
import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { autonymOf } from "../../../i18n/languages";
import { DUTCH, t, tn } from "../../../i18n/words";
import type { Settings } from "../../../store/settings";
import { Choice } from "../../../ui/choice";
import { useCardFiles } from "../card-files";
import { type Brought, type FromPreview, PREVIEW_PAGE, type Shown } from "../previewing";
import type { CardContent, PackFact } from "./content";
import { coverage, documentOf, type Translations } from "./document";
import { tidy } from "./tidy";
import { textsIn } from "./values";

const WIDTHS = ["320", "360", "412"] as const; // px
const SIZES = [
  { value: "100", text: "100%" },
  { value: "200", text: "200%" },
] as const;
type Width = (typeof WIDTHS)[number];

interface PreviewFrameProps {
  readonly content: CardContent;
  readonly pack: string;
  readonly facts: readonly PackFact[];
  readonly languages: readonly string[];
  /** By language; all of them, so that the frame needs no line. */
  readonly translations: ReadonlyMap<string, Translations>;
}

interface Look {
  readonly language: string;
  readonly width: Width;
  readonly textSize: "100" | "200";
  readonly theme: "light" | "dark";
}

export function PreviewFrame(props: PreviewFrameProps): JSX.Element {
  const [look, setLook] = useState<Look>({ language: DUTCH, width: "360", textSize: "100", theme: "light" });
  const files = useCardFiles(props.pack, filesIn(props.content));
  const frame = useFrame(shownOf(props, look), files);
  const known = props.translations.get(look.language);
  const texts = textsIn(tidy(props.content));
  return (
    <aside class="preview" aria-label={t("Voorbeeld")}>
      <h2>{t("Zo ziet een telefoon het")}</h2>
      <Looks look={look} languages={props.languages} onChange={(part) => setLook({ ...look, ...part })} />
      {known && (
        <p class="aside">
          {tn("{done} van {n} tekst is vertaald.", "{done} van {n} teksten zijn vertaald.", texts.length, {
            done: coverage(props.content, texts, known),
          })}
        </p>
      )}
      <iframe
        ref={frame}
        src={PREVIEW_PAGE}
        title={t("De kaart op een telefoon")}
        style={{ inlineSize: `${look.width}px` }}
      />
    </aside>
  );
}

/** The pictures and sounds that it names. */
function filesIn(value: unknown): readonly string[] {
  if (typeof value !== "object" || value === null) return [];
  const own = Object.entries(value).flatMap(([field, name]) =>
    (field === "image" || field === "sound") && typeof name === "string" && name !== "" ? [name] : [],
  );
  return [...own, ...Object.values(value).flatMap(filesIn)];
}

type Told = Omit<Shown, "preview" | "turn">;

function shownOf({ content, pack, facts, languages, translations }: PreviewFrameProps, look: Look): Told {
  const whole = tidy(content);
  const { language } = look;
  const today = new Date().toISOString().slice(0, 10);
  const around = { pack, facts, today };
  const dutch = documentOf(whole, { ...around, language: DUTCH });
  const isDutch = language === DUTCH;
  return {
    own: isDutch
      ? dutch
      : documentOf(whole, { ...around, language, translations: translations.get(language) }),
    dutch: isDutch ? undefined : dutch,
    languages,
    look: { theme: look.theme, textSize: Number(look.textSize) as Settings["textSize"] },
    today,
  };
}

/** Tells the page in the frame what to show, each time it changes and once that page listens; and gives it each file once. */
function useFrame(
  told: Told,
  files: ReadonlyMap<string, Blob>,
): { readonly current: HTMLIFrameElement | null } {
  const frame = useRef<HTMLIFrameElement>(null);
  const newest = useRef({ told, files });
  const turn = useRef(0);
  const given = useRef(new Set<string>());
  newest.current = { told, files };
  const say = (message: Shown | Brought) =>
    frame.current?.contentWindow?.postMessage(message, location.origin);
  const tell = () => {
    turn.current += 1;
    say({ preview: "show", turn: turn.current, ...newest.current.told });
  };
  const give = () => {
    for (const [name, file] of newest.current.files) {
      if (!given.current.has(name)) say({ preview: "file", name, file });
      given.current.add(name);
    }
  };
  useEffect(() => {
    const hear = ({ origin, source, data }: MessageEvent<FromPreview>) => {
      if (origin !== location.origin || source !== frame.current?.contentWindow) return;
      if (data.preview === "drawn") return frame.current?.setAttribute("data-drawn", `${data.turn}`);
      given.current.clear(); // it is another page now
      tell();
      give();
    };
    addEventListener("message", hear);
    return () => removeEventListener("message", hear);
  }, []);
  useEffect(tell);
  useEffect(give, [files]);
  return frame;
}

interface LooksProps {
  readonly look: Look;
  readonly languages: readonly string[];
  readonly onChange: (part: Partial<Look>) => void;
}

function Looks({ look, languages, onChange }: LooksProps): JSX.Element {
  return (
    <div class="looks">
      <LanguageLook
        language={look.language}
        languages={languages}
        onChange={(language) => onChange({ language })}
      />
      <Choice<Width>
        name="preview-width"
        legend={t("Breedte")}
        look="tabs"
        value={look.width}
        onChoose={(width) => onChange({ width })}
        options={WIDTHS.map((value) => ({ value, text: value }))}
      />
      <Choice<Look["textSize"]>
        name="preview-size"
        legend={t("Letters")}
        look="tabs"
        value={look.textSize}
        onChoose={(textSize) => onChange({ textSize })}
        options={SIZES}
      />
      <Choice<Look["theme"]>
        name="preview-theme"
        legend={t("Licht of donker")}
        look="tabs"
        value={look.theme}
        onChoose={(theme) => onChange({ theme })}
        options={[
          { value: "light", text: t("licht") },
          { value: "dark", text: t("donker") },
        ]}
      />
    </div>
  );
}

interface LanguageLookProps {
  readonly language: string;
  readonly languages: readonly string[];
  readonly onChange: (language: string) => void;
}

function LanguageLook({ language, languages, onChange }: LanguageLookProps): JSX.Element {
  return (
    <label class="field">
      <span>{t("Taal")}</span>
      <select value={language} onChange={(event) => onChange(event.currentTarget.value)}>
        {languages.map((tag) => (
          <option key={tag} value={tag} lang={tag}>
            {autonymOf(tag)}
          </option>
        ))}
      </select>
    </label>
  );
}
