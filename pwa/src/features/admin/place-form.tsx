/** A new place: what it is called, what it is, which languages stand first there, and whose signer speaks for it. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../../i18n/words";
import { Button } from "../../ui/button";
import { CheckList } from "./check-list";
import { languageInDutch, PACK_LANGUAGES } from "./names";
import { Problem } from "./problems";
import { addPlace, type NewPlace } from "./team-api";
import { useDeed } from "./use-deed";

interface PlaceFormProps {
  readonly csrf: string;
  readonly onAdded: () => void;
}

export function PlaceForm({ csrf, onAdded }: PlaceFormProps): JSX.Element {
  const [languages, setLanguages] = useState<readonly string[]>([]);
  const { problem, isBusy, run } = useDeed();
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (isBusy) return;
    const form = event.currentTarget as HTMLFormElement;
    if (
      !(await run(
        addPlace(placeOf(new FormData(form), languages), csrf),
        t("Deze locatie staat nu op de lijst."),
      ))
    )
      return;
    form.reset();
    setLanguages([]);
    onAdded();
  };
  return (
    <form class="card" aria-label={t("Nieuwe locatie")} onSubmit={(event) => void submit(event)}>
      <h2>{t("Nieuwe locatie")}</h2>
      <p class="aside">{t("Telefoons zien haar na de volgende uitgave.")}</p>
      <NameAndKind />
      <details>
        <summary>{t("Talen die daar vooraan staan")}</summary>
        <CheckList
          legend={t("Welke talen?")}
          options={PACK_LANGUAGES.map((tag) => [tag, languageInDutch(tag)] as const)}
          chosen={languages}
          onChange={setLanguages}
        />
      </details>
      <Problem code={problem} />
      <Button type="submit" kind="main" icon="plus" isBusy={isBusy}>
        {t("Voeg de locatie toe")}
      </Button>
    </form>
  );
}

function placeOf(given: FormData, languages: readonly string[]): NewPlace {
  const region = `${given.get("region")}`.trim();
  return {
    name: `${given.get("name")}`.trim(),
    kind: `${given.get("kind")}`,
    languages,
    ...(region ? { region } : {}),
  };
}

function NameAndKind(): JSX.Element {
  return (
    <>
      <label class="field">
        <span>{t("Naam van de locatie")}</span>
        <input name="name" required maxLength={120} pattern=".*\\S.*" autocomplete="off" />
      </label>
      <label class="field">
        <span>{t("Wat is het?")}</span>
        <select name="kind">
          <option value="shelter">{t("een opvang")}</option>
          <option value="library">{t("een bibliotheek")}</option>
        </select>
      </label>
      <label class="field">
        <span>{t("Regio (mag leeg): wie voor haar tekent, in kleine letters")}</span>
        <input name="region" maxLength={64} pattern="[a-z0-9]+(-[a-z0-9]+)*" autocomplete="off" />
      </label>
    </>
  );
}
