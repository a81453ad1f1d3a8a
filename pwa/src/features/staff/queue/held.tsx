/** An operation that the centre holds: what it says, why, and what to do. It stays on this tablet until that is done. */
import type { JSX } from "preact";
import { t } from "../../../i18n/words";
import type { Refused } from "../../../store/team-shown";
import { fieldName, recordName, valueWords } from "./plain-words";
import { reasonNamed } from "./reasons";

export function Held({ refused }: { readonly refused: Refused }): JSX.Element {
  const { why, todo } = reasonNamed(refused.reason);
  const said = refused.readable ?? {};
  const patch = Object.entries((said.patch as Readonly<Record<string, unknown>> | null | undefined) ?? {});
  return (
    <li class="panel">
      <strong>{recordName(String(said.entity ?? ""), String(said.entity_id ?? ""))}</strong>
      <dl class="said-fields">
        {patch.map(([name, value]) => (
          <div key={name}>
            <dt>{fieldName(name)}</dt>
            <dd dir="auto">{valueWords(name, value)}</dd>
          </div>
        ))}
      </dl>
      <p>{why()}</p>
      <p class="aside">
        <strong>{t("Wat nu?")}</strong> {todo()}
      </p>
    </li>
  );
}
