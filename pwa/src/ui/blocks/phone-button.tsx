/** A number to call, or the reason why there is none any more. */
import type { JSX } from "preact";
import { t } from "../../i18n/words";
import { showFact } from "../../sync/pack";
import { LinkButton } from "../button";
import { Isolated } from "../isolated";
import { FactValue, FactWarning, telephone } from "../text";
import { useReader } from "./reader";

export function PhoneButton({
  fact: id,
  kind,
}: {
  readonly fact: string;
  readonly kind: "main" | "danger";
}): JSX.Element {
  const { own } = useReader();
  const fact = own.facts[id];
  const shown = fact && showFact(fact, own.today);
  if (!fact || !shown || shown.value === null) return <FactValue fact={fact} today={own.today} />;
  return (
    <>
      <LinkButton href={telephone(shown.value)} kind={kind} icon="phone">
        <Isolated text={t("Bel {number}", { number: shown.value })} />
      </LinkButton>
      {shown.state === "warn" && <FactWarning fact={fact} />}
    </>
  );
}
