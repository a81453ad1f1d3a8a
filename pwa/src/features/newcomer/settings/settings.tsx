/** Settings: everything that a person chose on this phone, what is counted, and "wis mijn sporen". */
import type { JSX } from "preact";
import { keeping, settings } from "../../../app/state";
import { autonymOf } from "../../../i18n/languages";
import { language, t } from "../../../i18n/words";
import { changeSettings, type Settings } from "../../../store/settings";
import { Choice } from "../../../ui/choice";
import { Icon, type IconName } from "../../../ui/icon";
import { Screen } from "../frame";
import { LINKS } from "../links";
import { myPlace } from "../my-place";
import { SITUATIONS } from "../situations";
import { Learnt } from "./learnt";
import { Tablet } from "./tablet";
import { Voices } from "./voices";
import { Wipe } from "./wipe";
import { WipeAll } from "./wipe-all";
import { Words } from "./words";

export function SettingsScreen(): JSX.Element {
  const { situation, place } = settings.value;
  const chosen = SITUATIONS.find(({ id }) => id === situation);
  return (
    <Screen title={t("Instellingen")} back={LINKS.begin}>
      <ul class="cards">
        <Row href={LINKS.language} icon="globe" name={t("Taal")} value={autonymOf(language.value)} />
        <Row href={LINKS.situation} icon="home" name={t("Mijn situatie")} value={chosen?.text() ?? ""} />
        <Row
          href={LINKS.place}
          icon="pin"
          name={t("Mijn plek")}
          value={myPlace()?.name ?? place ?? t("Geen plek gekozen")}
        />
      </ul>
      <TextSize />
      <Theme />
      <Voices />
      <Learnt />
      {keeping.value !== "nothing" && <Words />}
      <Wipe />
      <WipeAll />
      {keeping.value !== "nothing" && <Tablet />}
    </Screen>
  );
}

interface RowProps {
  readonly href: string;
  readonly icon: IconName;
  readonly name: string;
  readonly value: string;
}

function Row({ href, icon, name, value }: RowProps): JSX.Element {
  return (
    <li>
      <a class="card-link" href={href}>
        <Icon name={icon} size={28} />
        <span class="pair-title">
          <strong>{name}</strong>
          <bdi>{value}</bdi>
        </span>
        <Icon name="next" />
      </a>
    </li>
  );
}

const SIZES = { "100": 100, "125": 125, "150": 150, "200": 200 } as const;

function TextSize(): JSX.Element {
  return (
    <Choice<keyof typeof SIZES>
      name="text-size"
      legend={t("Grootte van de letters")}
      look="tabs"
      value={`${settings.value.textSize}`}
      onChoose={(size) => void changeSettings({ textSize: SIZES[size] })}
      options={(Object.keys(SIZES) as (keyof typeof SIZES)[]).map((size) => ({
        value: size,
        text: <bdi dir="ltr">{size}%</bdi>,
      }))}
    />
  );
}

function Theme(): JSX.Element {
  return (
    <Choice<Settings["theme"]>
      name="theme"
      legend={t("Licht of donker")}
      look="tabs"
      value={settings.value.theme}
      onChoose={(theme) => void changeSettings({ theme })}
      options={[
        { value: "auto", text: t("Zoals de telefoon") },
        { value: "light", text: t("Licht") },
        { value: "dark", text: t("Donker") },
      ]}
    />
  );
}
