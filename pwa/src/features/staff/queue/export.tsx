/** What waits as a file that somebody else carries to where there is a network: sealed, and it waits on here all the same. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../../../i18n/words";
import { exportOperations } from "../../../net/team-file";
import { Button } from "../../../ui/button";
import { Notice } from "../../../ui/notice";
import { dayOf } from "../visits";

const LATER = 60_000; // ms; by then every browser has taken the file

export function ExportFile(): JSX.Element {
  const [made, setMade] = useState<"file" | "nothing">();
  const make = async () => {
    const file = await exportOperations();
    if (file) download(file);
    setMade(file ? "file" : "nothing");
  };
  return (
    <section class="panel" aria-labelledby="export">
      <h2 id="export">{t("Meegeven als bestand")}</h2>
      <p>{t("Blijft het internet lang weg? Geef een bestand mee. Alleen de server kan het openen.")}</p>
      <Button icon="share" onClick={() => void make()}>
        {t("Maak een bestand")}
      </Button>
      <div role="status">
        {made === "file" && (
          <Notice tone="done" icon="check" title={t("Het bestand is gemaakt.")}>
            {t("Breng het naar de beheerder. Die leest het in op de server van Wegwijs.")}
          </Notice>
        )}
        {made === "nothing" && <Notice icon="check" title={t("Er wacht niets om mee te geven.")} />}
      </div>
    </section>
  );
}

function download(file: Blob): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = `wegwijs-team-${dayOf(new Date())}.wegwijs`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), LATER);
}
