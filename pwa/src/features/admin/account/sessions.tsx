/** Where somebody is logged in, and a way to end what is not theirs. */
import type { JSX } from "preact";
import { dayInWords } from "../../../i18n/formats";
import { t } from "../../../i18n/words";
import { Button } from "../../../ui/button";
import { Problem } from "../problems";
import { useDeed } from "../use-deed";
import { endSessions, type OpenSession } from "./account-api";

const FACTORS: Readonly<Record<string, () => string>> = {
  password: () => t("met een wachtwoord"),
  awaited: () => t("nog zonder code"),
  code: () => t("met een code"),
  recovery: () => t("met een herstelcode"),
  passkey: () => t("met een passkey"),
};

interface SessionsProps {
  readonly csrf: string;
  readonly sessions: readonly OpenSession[];
  readonly onChanged: () => void;
}

export function Sessions({ csrf, sessions, onChanged }: SessionsProps): JSX.Element {
  const { problem, isBusy, run } = useDeed();
  const end = async (id?: string) => {
    if (await run(endSessions(id, csrf), t("Daar bent u nu uitgelogd."))) onChanged();
  };
  return (
    <section class="card" aria-labelledby="sessions">
      <h2 id="sessions">{t("Waar u bent ingelogd")}</h2>
      <ul class="names">
        {sessions.map((one) => (
          <li key={one.id}>
            <SessionWords session={one} />
            {!one.is_this && (
              <Button
                kind="quiet"
                icon="close"
                isBusy={isBusy}
                label={t("Log daar uit: {browser}", { browser: one.browser || t("een ander apparaat") })}
                onClick={() => void end(one.id)}
              >
                {t("Log daar uit")}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Problem code={problem} />
      {sessions.length > 1 && (
        <Button icon="close" isBusy={isBusy} onClick={() => void end()}>
          {t("Log overal uit, behalve hier")}
        </Button>
      )}
    </section>
  );
}

function SessionWords({ session: one }: { readonly session: OpenSession }): JSX.Element {
  const began = new Date(one.began_at);
  const time = began.toLocaleTimeString("nl", { hour: "2-digit", minute: "2-digit" });
  return (
    <span>
      <bdi>{one.browser || t("Een ander apparaat")}</bdi>
      {one.is_this && <strong> {t("(dit is hier)")}</strong>}
      <span class="aside">
        {" "}
        {FACTORS[one.factor]?.()} · {dayInWords(one.began_at.slice(0, 10))}, {time}
      </span>
    </span>
  );
}
