/** The code for one new tablet: to scan, and to type where a camera does not help. */
import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { t } from "../../i18n/words";
import { Button } from "../../ui/button";
import { Letters } from "./letters";
import type { Invited } from "./team-api";

interface TabletCodeProps {
  readonly name: string;
  readonly told: Invited;
  readonly onUsed: () => void;
}

export function TabletCode({ name, told, onUsed }: TabletCodeProps): JSX.Element {
  const heading = useRef<HTMLHeadingElement>(null);
  const until = useRef(new Date(Date.now() + told.seconds * 1000));
  useEffect(() => heading.current?.focus(), []);
  return (
    <section class="card" aria-label={t("Code voor {name}", { name })}>
      <h2 ref={heading} tabIndex={-1}>
        {t("Code voor {name}", { name })}
      </h2>
      <div class="tablet-code">
        <img src={told.qr} alt={t("QR-code voor de nieuwe tablet")} width={240} height={240} />
        <div>
          <p>{t("Scan de code met de tablet. Of open daar dit adres, en typ de letters:")}</p>
          <p class="code">
            <bdi>{told.link.replace(/[#?].*$/, "")}</bdi>
          </p>
          <Letters code={told.code} />
          <p class="aside">{t("De code werkt één keer, tot {time}.", { time: clock(until.current) })}</p>
        </div>
      </div>
      <Button icon="again" onClick={onUsed}>
        {t("De tablet is klaar: laat hem zien")}
      </Button>
    </section>
  );
}

function clock(moment: Date): string {
  return moment.toLocaleTimeString("nl", { hour: "2-digit", minute: "2-digit" });
}
