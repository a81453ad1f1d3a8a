/** Passkeys: the ones there are, and a new one on this device. */
import type { JSX } from "preact";
import { dayInWords } from "../../../i18n/formats";
import { t } from "../../../i18n/words";
import { Button } from "../../../ui/button";
import type { SignedIn } from "../api";
import { AskFirst } from "../ask-first";
import { knowsPasskeys } from "../passkey";
import { Problem } from "../problems";
import { useDeed } from "../use-deed";
import { addPasskey, type Passkey, removePasskey } from "./account-api";

interface PasskeysProps {
  readonly csrf: string;
  readonly passkeys: readonly Passkey[];
  readonly onChanged: () => void;
  readonly onProven: (renewed: SignedIn) => Promise<void>;
}

export function Passkeys({ csrf, passkeys, onChanged, onProven }: PasskeysProps): JSX.Element {
  const { problem, isBusy, run } = useDeed();
  const add = async (name: string) => {
    const done = await run(addPasskey(name, csrf), t("De passkey is gemaakt."));
    if (done) await onProven(done.value);
    return done !== undefined;
  };
  const remove = async (id: string) => {
    if (await run(removePasskey(id, csrf), t("De passkey is weg."))) onChanged();
  };
  return (
    <section class="card" aria-labelledby="passkeys">
      <h2 id="passkeys">{t("Passkeys")}</h2>
      <p class="aside">
        {t(
          "Inloggen met uw vinger, gezicht of pincode, zonder wachtwoord. De sleutel blijft op uw apparaat.",
        )}
      </p>
      {passkeys.length > 0 && (
        <ul class="names">
          {passkeys.map((passkey) => (
            <OnePasskey key={passkey.id} passkey={passkey} isBusy={isBusy} onRemove={remove} />
          ))}
        </ul>
      )}
      <Problem code={problem} />
      {knowsPasskeys() && <NewPasskey isBusy={isBusy} onAdd={add} />}
    </section>
  );
}

interface NewPasskeyProps {
  readonly isBusy: boolean;
  /** Whether it was made. */
  readonly onAdd: (name: string) => Promise<boolean>;
}

function NewPasskey({ isBusy, onAdd }: NewPasskeyProps): JSX.Element {
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (isBusy) return;
    const form = event.currentTarget as HTMLFormElement;
    if (await onAdd(`${new FormData(form).get("name")}`.trim())) form.reset();
  };
  return (
    <form class="pick" onSubmit={(event) => void submit(event)}>
      <label class="field">
        <span>{t("Naam van dit apparaat")}</span>
        <input name="name" required maxLength={120} pattern=".*\S.*" autocomplete="off" />
      </label>
      <Button type="submit" icon="lock" isBusy={isBusy}>
        {t("Maak een passkey")}
      </Button>
    </form>
  );
}

interface OnePasskeyProps {
  readonly passkey: Passkey;
  readonly isBusy: boolean;
  readonly onRemove: (id: string) => Promise<void>;
}

function OnePasskey({
  passkey: { id, name, made_on, used_on },
  isBusy,
  onRemove,
}: OnePasskeyProps): JSX.Element {
  const used = used_on ? t("gebruikt op {day}", { day: dayInWords(used_on) }) : t("nog niet gebruikt");
  return (
    <li>
      <span>
        <bdi>{name}</bdi>
        <span class="aside">
          {" "}
          {t("gemaakt op {day}", { day: dayInWords(made_on) })} · {used}
        </span>
      </span>
      <AskFirst
        text={t("Haal weg")}
        label={t("Haal weg: {name}", { name })}
        isBusy={isBusy}
        title={t("Passkey {name} weghalen?", { name })}
        no={t("Nee, houd hem")}
        onYes={() => void onRemove(id)}
      >
        {t("Met deze passkey logt niemand meer in. Op uw apparaat staat hij nog: haal hem daar ook weg.")}
      </AskFirst>
    </li>
  );
}
