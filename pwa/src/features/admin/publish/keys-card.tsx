/** Who may sign: one's own key in this browser, those of others, and the next root in which they are others. */
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { t } from "../../../i18n/words";
import { Button } from "../../../ui/button";
import { AskFirst } from "../ask-first";
import { Problem } from "../problems";
import { useDeed } from "../use-deed";
import { type Overview, type PublisherKey, registerKey, rotateKeys } from "./api";
import { makeOwnKey, ownKey } from "./own-key";
import { shortKey } from "./words";

interface KeysCardProps {
  readonly overview: Overview;
  readonly csrf: string;
  readonly self: string;
  readonly onChanged: () => void;
}

const STANDINGS: Readonly<Record<PublisherKey["standing"], () => string>> = {
  current: () => t("mag tekenen"),
  waiting: () => t("mag tekenen zodra de hoofdsleutels hebben getekend"),
  made: () => t("mag nog niet tekenen"),
  leaving: () => t("mag niet meer tekenen zodra de hoofdsleutels hebben getekend"),
};

export function KeysCard({ overview, csrf, self, onChanged }: KeysCardProps): JSX.Element {
  const { problem, isBusy, run } = useDeed();
  const rotate = async (add: readonly string[], remove: readonly string[]) => {
    if (await run(rotateKeys({ add, remove }, csrf), t("De wijziging is voorgesteld."))) onChanged();
  };
  return (
    <section class="card" aria-labelledby="keys">
      <h2 id="keys">{t("Sleutels")}</h2>
      <p class="aside">
        {overview.is_production
          ? t("Twee mensen tekenen. Een van hen doet dat op een eigen computer, met wegwijs keys sign.")
          : t("Dit is een proefserver.")}
      </p>
      <OwnKey csrf={csrf} self={self} onMade={onChanged} />
      <Problem code={problem} />
      <ul class="names">
        {overview.keys.map((key) => (
          <KeyRow key={key.keyid} one={key} isBusy={isBusy} onRotate={rotate} />
        ))}
      </ul>
    </section>
  );
}

interface KeyRowProps {
  readonly one: PublisherKey;
  readonly isBusy: boolean;
  readonly onRotate: (add: readonly string[], remove: readonly string[]) => Promise<void>;
}

function KeyRow({ one, isBusy, onRotate }: KeyRowProps): JSX.Element {
  const { keyid, holder, standing } = one;
  const name = holder || shortKey(keyid);
  return (
    <li>
      <span class="code">{shortKey(keyid)}</span>
      <bdi>{holder || t("van een computer buiten de studio")}</bdi>
      <span>{STANDINGS[standing]()}</span>
      {standing === "made" && (
        <Button
          kind="quiet"
          icon="plus"
          isBusy={isBusy}
          label={t("Laat tekenen: {name}", { name })}
          onClick={() => void onRotate([keyid], [])}
        >
          {t("Laat tekenen")}
        </Button>
      )}
      {standing === "current" && (
        <AskFirst
          text={t("Sleutel weg")}
          label={t("Sleutel weg: {name}", { name })}
          isBusy={isBusy}
          title={t("Telt deze sleutel niet meer?")}
          no={t("Nee, laat staan")}
          onYes={() => void onRotate([], [keyid])}
        >
          {t(
            "Doe dit als de sleutel kwijt is, of in andere handen. Oude handtekeningen tellen dan niet meer.",
          )}
        </AskFirst>
      )}
    </li>
  );
}

interface OwnKeyProps {
  readonly csrf: string;
  readonly self: string;
  readonly onMade: () => void;
}

function OwnKey({ csrf, self, onMade }: OwnKeyProps): JSX.Element | null {
  const [own, setOwn] = useState<string | null>();
  const { problem, isBusy, run } = useDeed();
  useEffect(() => void ownKey(self).then((found) => setOwn(found ?? null)), [self]);
  const make = async () => {
    const keyid = await makeOwnKey(self, async (spki) => (await run(registerKey(spki, csrf)))?.value.keyid);
    if (keyid === undefined) return;
    setOwn(keyid);
    onMade();
  };
  if (own === undefined) return null;
  if (own !== null) return <p>{t("Uw sleutel in deze browser: {key}", { key: shortKey(own) })}</p>;
  return (
    <>
      <p>{t("U hebt in deze browser nog geen sleutel. Hij blijft hier, en niemand kan hem kopiëren.")}</p>
      <Problem code={problem} />
      <Button icon="lock" isBusy={isBusy} onClick={() => void make()}>
        {t("Maak mijn sleutel")}
      </Button>
    </>
  );
}
