/** A new card of a pack: its kind, its title and its theme; it opens when it is made. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../../../i18n/words";
import { Button } from "../../../ui/button";
import { Problem } from "../problems";
import { useDeed } from "../use-deed";
import { TYPE_NAMES } from "./card-types";
import type { ResourceType, Theme } from "./content";
import { addCard } from "./editing-api";
import { cardLink } from "./links";
import { LineField, Pick } from "./new-fields";

interface NewCardProps {
  readonly pack: string;
  readonly themes: readonly Theme[];
  readonly csrf: string;
}

export function NewCard({ pack, themes, csrf }: NewCardProps): JSX.Element {
  const [type, setType] = useState<ResourceType>("article");
  const [theme, setTheme] = useState(themes[0]?.id ?? "");
  const [title, setTitle] = useState("");
  const { problem, isBusy, run } = useDeed();
  const add = async (event: SubmitEvent) => {
    event.preventDefault();
    const done = await run(addCard(pack, { type, title: title.trim(), theme }, csrf));
    if (done) location.hash = cardLink(done.value.id);
  };
  return (
    <form class="card" aria-label={t("Nieuwe kaart")} onSubmit={(event) => void add(event)}>
      <h2>{t("Nieuwe kaart")}</h2>
      <LineField label={t("Titel")} value={title} onType={setTitle} />
      <Pick
        label={t("Soort kaart")}
        value={type}
        options={Object.entries(TYPE_NAMES).map(([value, label]) => [value, label()])}
        onPick={(value) => setType(value as ResourceType)}
      />
      <Pick
        label={t("Thema")}
        value={theme}
        options={themes.map(({ id, title: { nl } }) => [id, nl])}
        onPick={setTheme}
      />
      <Problem code={problem} />
      <Button type="submit" kind="main" icon="add" isBusy={isBusy}>
        {t("Maak de kaart")}
      </Button>
    </form>
  );
}
