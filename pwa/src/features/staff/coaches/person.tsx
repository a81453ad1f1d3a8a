/** Somebody who looks for a coach, or is one: a tile, a number, and when and what for. Never a name. */
import type { ComponentChildren, JSX } from "preact";
import { t } from "../../../i18n/words";
import { Tile } from "../../../ui/tile";
import { type Coach, dayPartName, domainName, levelName, numberOf } from "../coaching";
import { languageName } from "../language-names";

interface PersonProps {
  readonly coach: Coach;
  readonly children?: ComponentChildren;
}

export function Person({ coach, children }: PersonProps): JSX.Element {
  const { id, side, language, level, dayparts, domains } = coach;
  return (
    <div class="somebody">
      <Tile id={id} tone={side === "demand" ? "plum" : "leaf"} size={56} />
      <div>
        <span class="number">
          <bdi dir="ltr">{numberOf(id)}</bdi>
        </span>
        <span>{[languageName(language), level && levelName(level)].filter(Boolean).join(" · ")}</span>
        <span class="aside">{dayparts.map(dayPartName).join(", ") || t("Geen tijd gekozen")}</span>
        {domains.length > 0 && <span class="aside">{domains.map(domainName).join(", ")}</span>}
      </div>
      {children}
    </div>
  );
}
