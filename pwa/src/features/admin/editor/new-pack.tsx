/** A pack that is new: begun with one theme, or brought in as a folder. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t, tn } from "../../../i18n/words";
import { Button } from "../../../ui/button";
import { Notice } from "../../../ui/notice";
import { FileButton } from "../file-button";
import { Problem } from "../problems";
import { useDeed } from "../use-deed";
import { AUDIENCES } from "./about-fields";
import { TONES } from "./fields";
import { LanguagesField } from "./language-fields";
import { packLink } from "./links";
import { LineField, Pick } from "./new-fields";
import { type NewPack as Asked, addPack, type Imported, importFolder } from "./pack-api";

const EMPTY: Asked = {
  title: "",
  summary: "",
  audience: "newcomer",
  tone: "canal",
  languages: ["ar", "ti", "uk", "en"],
  theme: "",
};

export function NewPack({ csrf }: { readonly csrf: string }): JSX.Element {
  const [now, setNow] = useState(EMPTY);
  const { problem, isBusy, run } = useDeed();
  const put = (part: Partial<Asked>) => setNow({ ...now, ...part });
  const add = async (event: SubmitEvent) => {
    event.preventDefault();
    const trimmed = { title: now.title.trim(), summary: now.summary.trim(), theme: now.theme.trim() };
    const done = await run(addPack({ ...now, ...trimmed }, csrf));
    if (done) location.hash = packLink(done.value.id);
  };
  return (
    <form class="card part" aria-label={t("Nieuw pakket")} onSubmit={(event) => void add(event)}>
      <h2>{t("Nieuw pakket")}</h2>
      <NewPackFields now={now} onPut={put} />
      <Problem code={problem} />
      <Button type="submit" kind="main" icon="add" isBusy={isBusy}>
        {t("Maak het pakket")}
      </Button>
    </form>
  );
}

interface NewPackFieldsProps {
  readonly now: Asked;
  readonly onPut: (part: Partial<Asked>) => void;
}

function NewPackFields({ now, onPut }: NewPackFieldsProps): JSX.Element {
  return (
    <>
      <LineField label={t("Titel")} value={now.title} onType={(title) => onPut({ title })} />
      <LineField label={t("Samenvatting")} value={now.summary} onType={(summary) => onPut({ summary })} />
      <LineField label={t("Eerste thema")} value={now.theme} onType={(theme) => onPut({ theme })} />
      <Pick
        label={t("Wie leest dit?")}
        value={now.audience}
        options={AUDIENCES.map(({ value, label }) => [value, label()])}
        onPick={(audience) => onPut({ audience })}
      />
      <Pick
        label={t("Kleur")}
        value={now.tone}
        options={TONES.map(({ value, label }) => [value, label()])}
        onPick={(tone) => onPut({ tone })}
      />
      <LanguagesField
        label={t("Talen, naast Nederlands:")}
        known={now.languages}
        value={now.languages}
        onChange={(languages) => onPut({ languages: languages as readonly string[] })}
      />
    </>
  );
}

interface BringFolderProps {
  readonly csrf: string;
  /** There are other packs by now. */
  readonly onChange: () => void;
}

const UNFIT: Readonly<Record<string, () => string>> = {
  content: () => t("Deze map klopt niet, en er is niets veranderd. De server noemt de plek:"),
  "body-too-large": () => t("Deze map is te groot."),
};

export function BringFolder({ csrf, onChange }: BringFolderProps): JSX.Element {
  const { problem, field, run } = useDeed();
  const [brought, setBrought] = useState<readonly Imported[]>([]);
  const bring = async (file: File) => {
    const done = await run(importFolder(file, csrf), t("De map is gelezen."));
    setBrought(done?.value.packs ?? []);
    if (done) onChange();
  };
  return (
    <section class="card" aria-label={t("Pakketten uit een map")}>
      <h2>{t("Pakketten uit een map")}</h2>
      <p class="aside">
        {t("Wat hier veranderd is sinds de map werd opgehaald, blijft staan en wordt genoemd.")}
      </p>
      <FileButton
        text={t("Kies een map (zip)")}
        accept=".zip,application/zip"
        onChoose={(file) => void bring(file)}
      />
      <Problem code={problem} words={UNFIT} />
      {problem === "content" && field && <code>{field}</code>}
      {brought.map((pack) => (
        <OneBrought key={pack.pack} pack={pack} />
      ))}
    </section>
  );
}

function OneBrought({ pack }: { readonly pack: Imported }): JSX.Element {
  const { added, changed, removed, kept, unproven } = pack;
  return (
    <Notice icon="check" title={pack.pack}>
      {t("{added} nieuw, {changed} veranderd, {removed} weg.", { added, changed, removed })}{" "}
      {kept.length > 0 &&
        tn(
          "{n} plek bleef zoals ze hier was: {names}",
          "{n} plekken bleven zoals ze hier waren: {names}",
          kept.length,
          { names: kept.join(", ") },
        )}{" "}
      {unproven > 0 &&
        tn(
          "{n} tekst of opname wacht op een tweede persoon van hier.",
          "{n} teksten of opnames wachten op een tweede persoon van hier.",
          unproven,
        )}
    </Notice>
  );
}
