/** Before anything is opened: that a pack does not speak the reader's language yet, and which one stands in (clause 2.3). */
import type { JSX } from "preact";
import { autonymOf } from "../../i18n/languages";
import { language, t } from "../../i18n/words";
import { nearest } from "../../net/bringing";
import { Notice } from "../../ui/notice";

interface StandInProps {
  /** The languages of the pack. */
  readonly published: readonly string[];
  /** Those of them that can be read here; without it all. */
  readonly here?: readonly string[];
}

/** Nothing where the pack is published in the reader's language. */
export function StandIn({ published, here = published }: StandInProps): JSX.Element | null {
  const [served] = nearest([language.value], here);
  if (served === undefined || published.includes(language.value)) return null;
  const values = { wanted: autonymOf(language.value), served: autonymOf(served) };
  return (
    <Notice icon="globe">
      {t("Dit is er nog niet in het {wanted}. U leest het in het {served}.", values)}
    </Notice>
  );
}
