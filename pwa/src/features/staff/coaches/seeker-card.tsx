/** The card of who looks for a coach: a number and a tile to remember. Level and purpose may be added. */
import type { JSX } from "preact";
import { t } from "../../../i18n/words";
import { Button } from "../../../ui/button";
import { Tile } from "../../../ui/tile";
import { type Coach, dayPartName, numberOf } from "../coaching";
import { languageName } from "../language-names";
import { write } from "../state";
import type { StepProps } from "./coaches";
import { Purpose } from "./purpose";
import { StepSection } from "./step";

export function SeekerCard({ coach, go }: StepProps & { readonly coach: Coach }): JSX.Element {
  const { id, language, level, dayparts, domains } = coach;
  return (
    <StepSection title={t("Uw kaart")} onBack={() => go({ at: "board" })}>
      <div class="slip code-card">
        <div class="somebody">
          <Tile id={id} tone="plum" size={96} />
          <strong class="big-code">
            <bdi dir="ltr">{numberOf(id)}</bdi>
          </strong>
        </div>
        <p>
          {t("Ik zoek een taalmaatje.")} {languageName(language)} · {dayparts.map(dayPartName).join(", ")}
        </p>
      </div>
      <div class="deeds">
        <Button kind="main" icon="search" onClick={() => go({ at: "proposals", id })}>
          {t("Zoek een taalmaatje")}
        </Button>
        <Button icon="print" onClick={() => window.print()}>
          {t("Print de kaart")}
        </Button>
      </div>
      <section class="panel" aria-labelledby="more-about">
        <h3 id="more-about">{t("Meer, als u wilt")}</h3>
        <Purpose
          level={level}
          domains={domains}
          onLevel={(next) => void write("coach", id, { level: next })}
          onDomains={(next) => void write("coach", id, { domains: next })}
        />
      </section>
    </StepSection>
  );
}
