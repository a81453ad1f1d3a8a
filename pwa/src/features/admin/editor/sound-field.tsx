/** The recording of a sentence: chosen, or read in here; and what is to be said. */
import type { JSX } from "preact";
import { t } from "../../../i18n/words";
import { Button } from "../../../ui/button";
import { MediaPicker } from "../media-picker";
import { useDesk } from "./desk";
import { isText, type Path, valueAt } from "./values";

interface SoundFieldProps {
  readonly label: string;
  /** The name of the file. */
  readonly value: unknown;
  /** What is said with it. */
  readonly owner: unknown;
  readonly path: Path;
}

export function SoundField({ label, value, owner, path }: SoundFieldProps): JSX.Element {
  const { edit, pack, card } = useDesk();
  const sentence = sentenceOf(owner, card);
  return (
    <fieldset class="items">
      <legend>{label}</legend>
      {typeof value === "string" ? <code>{value}</code> : <p class="aside">{t("Nog geen geluid.")}</p>}
      <div class="pick">
        <MediaPicker
          pack={pack}
          kind="sound"
          {...(sentence === undefined ? {} : { sentence })}
          onPick={(name) => edit(path, name)}
        />
        {typeof value === "string" && (
          <Button kind="quiet" icon="trash" onClick={() => edit(path, undefined)}>
            {t("Haal het geluid weg")}
          </Button>
        )}
      </div>
    </fieldset>
  );
}

/** None yet, or with a fact in it: what is said aloud would not change when the fact does. */
function sentenceOf(
  owner: unknown,
  card: string,
): { readonly nl: string; readonly segment: string } | undefined {
  const texts = ["text", "speech"].map((name) => valueAt(owner, [name])).filter(isText);
  const [first] = texts;
  const nl = texts
    .map((text) => text.nl)
    .filter(Boolean)
    .join(" ");
  if (!first?.nl || nl.includes("{fact:")) return undefined;
  return { nl, segment: `${card}.${first.id}` };
}
