/** What is done with one of several things in a row: put it earlier, or take it away. */
import type { JSX } from "preact";
import { t } from "../../../i18n/words";
import { RoundButton } from "../../../ui/button";

interface DeedsProps {
  readonly title: string;
  readonly at: number;
  readonly onEarlier: () => void;
  readonly onRemove: () => void;
}

export function Deeds({ title, at, onEarlier, onRemove }: DeedsProps): JSX.Element {
  return (
    <div class="block-deeds">
      {at > 0 && (
        <RoundButton
          icon="back"
          label={t("{slot} {n}: eerder", { slot: title, n: at + 1 })}
          onClick={onEarlier}
        />
      )}
      <RoundButton
        icon="trash"
        label={t("{slot} {n}: haal weg", { slot: title, n: at + 1 })}
        onClick={onRemove}
      />
    </div>
  );
}

/** The thing one place earlier. */
export function moved<Thing>(things: readonly Thing[], at: number): readonly Thing[] {
  const before = things[at - 1];
  const thing = things[at];
  if (before === undefined || thing === undefined) return things;
  return [...things.slice(0, at - 1), thing, before, ...things.slice(at + 1)];
}
