/** One item of the list: its title, its language, its code, and since when it is out. */
import type { JSX } from "preact";
import { dayInWords } from "../../../i18n/formats";
import { autonymOf } from "../../../i18n/languages";
import { t } from "../../../i18n/words";
import { Chip } from "../../../ui/chip";
import type { Loan } from "../loans";
import { ItemName } from "./item-name";
import type { Shelved } from "./shelf";

interface ItemRowProps {
  readonly item: Shelved;
  readonly loan: Loan | undefined;
}

export function ItemRow({ item, loan }: ItemRowProps): JSX.Element {
  return (
    <li class="panel item-row">
      <span class="item-words">
        <strong>
          <ItemName id={item.id} />
        </strong>
        <span class="aside">
          {item.language && (
            <>
              <span lang={item.language}>{autonymOf(item.language)}</span> ·{" "}
            </>
          )}
          {item.title && <bdi dir="ltr">{item.id}</bdi>}
        </span>
      </span>
      {loan && (
        <Chip icon="away" tone="warn">
          {t("uit sinds {day}", { day: dayInWords(loan.since.toISOString()) })}
        </Chip>
      )}
      {loan?.tile !== undefined && <Chip>{t("tegel {n}", { n: loan.tile })}</Chip>}
    </li>
  );
}
