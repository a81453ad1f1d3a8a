/** Text, and what may come with it: pictures and sound, each with its size before the tap. */
import type { JSX } from "preact";
import { sizeInWords } from "../../i18n/formats";
import { t } from "../../i18n/words";
import type { Need } from "../../store/database";
import { Isolated } from "../../ui/isolated";
import { MEDIA, type Media, mediaBytes, type Offer } from "./offers";

interface MediaChoiceProps {
  readonly offer: Offer;
  readonly needs: readonly Need[];
  readonly onChoose: (needs: readonly Need[]) => void;
}

/** Nothing where the pack has neither. */
export function MediaChoice({ offer, needs, onChoose }: MediaChoiceProps): JSX.Element | null {
  const offered = MEDIA.filter((which) => mediaBytes(offer, which) > 0);
  if (offered.length === 0) return null;
  const turn = (which: Media) =>
    onChoose(needs.includes(which) ? needs.filter((need) => need !== which) : [...needs, which]);
  return (
    <fieldset class="choice chips">
      <legend>{t("De tekst krijgt u altijd. Wilt u meer?")}</legend>
      <div class="options">
        {offered.map((which) => (
          <label key={which}>
            <input type="checkbox" checked={needs.includes(which)} onChange={() => turn(which)} />
            <span>
              <span>
                <Isolated text={mediaInWords(which, mediaBytes(offer, which))} />
              </span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** "+ geluid 4,0 MB" */
export function mediaInWords(which: Media, bytes: number): string {
  const size = sizeInWords(bytes);
  return which === "picture" ? t("+ foto's {size}", { size }) : t("+ geluid {size}", { size });
}
