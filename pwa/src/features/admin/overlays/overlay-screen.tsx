/** The places that somebody manages, one of them, or its booklet, as the address says. */
import "./overlays.css";
import type { JSX } from "preact";
import { t } from "../../../i18n/words";
import { Icon } from "../../../ui/icon";
import { Notice } from "../../../ui/notice";
import { PageTitle } from "../page-title";
import type { ScreenProps } from "../screens";
import { Unread } from "../unread";
import { useAnswer } from "../use-answer";
import { Booklet } from "./booklet";
import { readOwnPlaces } from "./overlay-api";
import { OverlayPage } from "./overlay-page";

export function OverlayScreen({ path: [place, part, language = "nl"], csrf }: ScreenProps): JSX.Element {
  if (place === undefined) return <OwnPlaces />;
  if (part === "booklet") return <Booklet place={place} language={language} />;
  return <OverlayPage key={place} place={place} csrf={csrf} />;
}

function OwnPlaces(): JSX.Element {
  const answer = useAnswer(readOwnPlaces, []);
  return (
    <>
      <PageTitle text={t("Wat locaties zeggen")} />
      <p class="aside">{t("Elke locatie vertelt zelf over haar adres, tijden, hulp, agenda en boeken.")}</p>
      <Unread answers={[answer]} />
      {answer?.ok && answer.value.places.length === 0 && (
        <Notice icon="pin">{t("U beheert nog geen locatie. Vraag een beheerder.")}</Notice>
      )}
      {answer?.ok && (
        <ul class="cards">
          {answer.value.places.map(({ id, name, region }) => (
            <li key={id}>
              <a class="card-link" href={`#/overlay/${encodeURIComponent(id)}`}>
                <span class="pair-title">
                  <strong>{name}</strong>
                  <span>
                    {region === "" ? t("Hoort bij geen regio") : t("Regio {name}", { name: region })}
                  </span>
                </span>
                <Icon name="next" />
              </a>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
