/** What a pack says of itself: its texts, for whom it is, its languages and its themes. There are no drafts of it. */
import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { DUTCH, t } from "../../../i18n/words";
import { mergeDrafts } from "../../../sync/drafts";
import { Button } from "../../../ui/button";
import { Problem } from "../problems";
import { useDeed } from "../use-deed";
import { AUDIENCES, PHASES, TRACKS } from "./about-fields";
import type { PackContent } from "./content";
import type { CardLine, Change, PackDetail } from "./editing-api";
import { type Faults, faultAt, faultsIn } from "./faults";
import { type SimpleField as Simple, TONES } from "./fields";
import { LanguagesField } from "./language-fields";
import { changePack } from "./pack-api";
import { refusal } from "./refusal";
import { SimpleField } from "./simple-field";
import { ThemeFields } from "./theme-fields";
import { useFocusFault } from "./use-focus-fault";
import { type Path, textsIn, valueAt, withValue } from "./values";

const TEXTS: readonly (readonly [string, Simple])[] = [
  ["title", { kind: "line", name: "nl", label: () => t("Titel") }],
  ["summary", { kind: "line", name: "nl", label: () => t("Samenvatting") }],
];

const FIELDS: readonly Simple[] = [
  { kind: "choice", name: "audience", label: () => t("Wie leest dit?"), options: AUDIENCES },
  { kind: "choice", name: "track", label: () => t("Voor wie?"), options: TRACKS },
  { kind: "choice", name: "tone", label: () => t("Kleur"), options: TONES },
  { kind: "numbers", name: "phases", label: () => t("Fase"), options: PHASES },
];

interface PackFormProps {
  readonly detail: PackDetail;
  readonly csrf: string;
  /** The pack is another by now. */
  readonly onChange: () => void;
}

export function PackForm({ detail, csrf, onChange }: PackFormProps): JSX.Element {
  const [now, setNow] = useTyped(detail);
  const [isSmall, setSmall] = useState(false);
  const [found, setFound] = useState<Faults>({});
  const { problem, field, isBusy, run } = useDeed();
  const form = useFocusFault(found, field);
  const put = (path: Path, value: unknown) => setNow(withValue(now, path, value));
  const changed = changedTexts(detail.pack, now);
  const save = async (event: SubmitEvent) => {
    event.preventDefault();
    const wrong = faultsOf(now);
    setFound(wrong);
    if (Object.keys(wrong).length > 0) return;
    const how: Change = isSmall ? "small" : "meaning";
    const changes = Object.fromEntries(changed.map((id) => [id, how]));
    await run(changePack(detail.hash, now, changes, csrf), t("Bewaard."));
    onChange();
  };
  return (
    <form ref={form} aria-label={t("Over dit pakket")} noValidate onSubmit={(event) => void save(event)}>
      <AboutFields now={now} faults={{ ...faultAt(FIELDS, field), ...found }} onPut={put} />
      <ThemeFields
        themes={now.themes}
        cards={countByTheme(detail.resources)}
        faults={found}
        onChange={(themes) => put(["themes"], themes)}
      />
      {changed.length > 0 && <OnlyWriting isSmall={isSmall} onChange={setSmall} />}
      <Problem code={refusal(problem)} />
      <Button type="submit" kind="main" icon="check" isBusy={isBusy}>
        {t("Bewaar het pakket")}
      </Button>
    </form>
  );
}

/** What somebody typed, on top of what others made of the pack meanwhile. */
function useTyped({ pack, hash }: PackDetail) {
  const [now, setNow] = useState<PackContent>(pack);
  const base = useRef(pack);
  useEffect(() => {
    const before = base.current;
    base.current = pack;
    setNow((typed) => mergeDrafts(before, pack, typed).content);
  }, [hash]);
  return [now, setNow] as const;
}

interface OnlyWritingProps {
  readonly isSmall: boolean;
  readonly onChange: (isSmall: boolean) => void;
}

function OnlyWriting({ isSmall, onChange }: OnlyWritingProps): JSX.Element {
  return (
    <label class="tick">
      <input type="checkbox" checked={isSmall} onChange={(event) => onChange(event.currentTarget.checked)} />
      <span>{t("Alleen de schrijfwijze veranderde: vertalingen blijven kloppen")}</span>
    </label>
  );
}

interface AboutFieldsProps {
  readonly now: PackContent;
  readonly faults: Faults;
  readonly onPut: (path: Path, value: unknown) => void;
}

function AboutFields({ now, faults, onPut }: AboutFieldsProps): JSX.Element {
  return (
    <div class="part">
      {[
        ...TEXTS.map(([at, field]) => [[at], field] as const),
        ...FIELDS.map((field) => [[], field] as const),
      ].map(([at, field]) => {
        const path = [...at, field.name];
        return (
          <SimpleField
            key={path.join(".")}
            field={field}
            value={valueAt(now, path)}
            fault={faults[path.join(".")]}
            onChange={(value) => onPut(path, value)}
          />
        );
      })}
      <LanguagesField
        label={t("Talen, naast Nederlands:")}
        known={now.languages.filter((tag) => tag !== DUTCH)}
        value={now.languages.filter((tag) => tag !== DUTCH)}
        onChange={(tags) => onPut(["languages"], [DUTCH, ...(tags as readonly string[])])}
      />
    </div>
  );
}

const THEME_TITLE: Simple = { kind: "line", name: "nl", label: () => t("Naam") };

function faultsOf(pack: PackContent): Faults {
  return Object.assign(
    faultsIn(FIELDS, pack),
    ...TEXTS.map(([at, field]) => faultsIn([field], pack, [at])),
    ...pack.themes.map((_, at) => faultsIn([THEME_TITLE], pack, ["themes", at, "title"])),
  );
}

function changedTexts(before: PackContent, now: PackContent): readonly string[] {
  const old = new Map(textsIn(before).map(({ id, nl }) => [id, nl]));
  return textsIn(now).flatMap(({ id, nl }) => (old.has(id) && old.get(id) !== nl ? [id] : []));
}

function countByTheme(cards: readonly CardLine[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const { theme } of cards) found.set(theme, (found.get(theme) ?? 0) + 1);
  return found;
}
