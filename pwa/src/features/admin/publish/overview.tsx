/** All packs at a glance: what everybody has, what is tried out, what waits, what was taken back, and who may sign. */
import type { JSX } from "preact";
import { t } from "../../../i18n/words";
import { LinkButton } from "../../../ui/button";
import { PageTitle } from "../page-title";
import { Scroller } from "../scroller";
import { Unread } from "../unread";
import { useAnswer } from "../use-answer";
import { useList } from "../use-list";
import { type Overview, type PackState, type Proposal, readOverview, readUses } from "./api";
import { KeysCard } from "./keys-card";
import { usePlaceNames } from "./place-names";
import { RegionsCard } from "./regions-card";
import { TakenBack } from "./taken-back";
import { roleInWords } from "./words";

interface OverviewProps {
  readonly csrf: string;
  readonly self: string;
}

export function OverviewPage({ csrf, self }: OverviewProps): JSX.Element {
  const [answer, reload] = useList(readOverview);
  return (
    <>
      <PageTitle text={t("Publiceren")} />
      <Unread answers={[answer]} />
      {answer?.ok && <All overview={answer.value} csrf={csrf} self={self} onChanged={reload} />}
      <Uses />
    </>
  );
}

interface AllProps extends OverviewProps {
  readonly overview: Overview;
  readonly onChanged: () => void;
}

function All({ overview, csrf, self, onChanged }: AllProps): JSX.Element {
  return (
    <>
      <Waiting waiting={overview.waiting} />
      <Packs packs={overview.packs} />
      <RegionsCard keys={overview.keys} csrf={csrf} onChanged={onChanged} />
      <TakenBack
        recalls={overview.recalls}
        nameOf={({ pack, resource }) =>
          `${overview.packs.find(({ id }) => id === pack)?.title ?? pack} · ${resource}`
        }
      />
      <KeysCard overview={overview} csrf={csrf} self={self} onChanged={onChanged} />
    </>
  );
}

function Waiting({ waiting }: { readonly waiting: readonly Proposal[] }): JSX.Element {
  return (
    <section class="card" aria-labelledby="waiting">
      <h2 id="waiting">{t("Wacht op handtekeningen")}</h2>
      {waiting.length === 0 && <p class="aside">{t("Er wacht niets op een handtekening.")}</p>}
      {waiting.map((one) => (
        <div class="pick" key={one.file}>
          <strong>{roleInWords(one.role)}</strong>
          <span class="code">{one.file}</span>
          <span>
            {t("{n} van {threshold} handtekeningen", {
              n: one.signed_by.length,
              threshold: one.threshold,
            })}
          </span>
          {one.role === "root" && (
            <span class="aside">
              {t("Dit tekenen de houders van de hoofdsleutels, op hun eigen computer.")}
            </span>
          )}
          <LinkButton href={`#/publish/sign/${one.file}`}>
            {one.role === "root" ? t("Bekijk") : t("Bekijk en teken")}
          </LinkButton>
        </div>
      ))}
    </section>
  );
}

function Packs({ packs }: { readonly packs: readonly PackState[] }): JSX.Element {
  const placesInWords = usePlaceNames();
  return (
    <section class="card" aria-labelledby="packs">
      <h2 id="packs">{t("Pakketten")}</h2>
      <Scroller label={t("Alle pakketten")}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t("Pakket")}</th>
              <th scope="col">{t("Voor iedereen")}</th>
              <th scope="col">{t("Op proef")}</th>
              <th scope="col">{t("Wacht")}</th>
            </tr>
          </thead>
          <tbody>
            {packs.map((pack) => (
              <tr key={pack.id}>
                <th scope="row">
                  <a href={`#/publish/pack/${pack.id}`}>{pack.title}</a>
                </th>
                <td>{pack.edition === 0 ? t("nog nooit") : t("uitgave {n}", { n: pack.edition })}</td>
                <td>{stageInWords(pack, placesInWords)}</td>
                <td>{pack.waits !== null && t("uitgave {n}", { n: pack.waits })}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroller>
    </section>
  );
}

function stageInWords({ staged }: PackState, placesInWords: (ids: readonly string[]) => string): string {
  if (staged === null) return "";
  if (staged.is_paused) return t("uitgave {n}, staat stil", { n: staged.edition });
  return t("uitgave {n} op {places}", { n: staged.edition, places: placesInWords(staged.places) });
}

function Explained(): JSX.Element {
  return (
    <>
      <p class="aside">
        {t(
          "Hoeveel telefoons een uitgave nu hebben, weten we ongeveer. Wie het pakket weghaalde, of geen internet meer had, telt nog mee bij de uitgave van toen.",
        )}
      </p>
      <p class="aside">{t("Onder de tien staat er geen getal: dan zou te zien zijn wie het was.")}</p>
    </>
  );
}

const COLUMNS = ["phones", "saved", "opened"] as const;

/** Counts, never phones: what nobody can be known by is all that is sent. */
function Uses(): JSX.Element | null {
  const answer = useAnswer(readUses, []);
  if (!answer?.ok) return <Unread answers={[answer]} />;
  if (answer.value.editions.length === 0) return null;
  return (
    <section class="card" aria-labelledby="uses">
      <h2 id="uses">{t("Op telefoons")}</h2>
      <Explained />
      <table>
        <thead>
          <tr>
            <th scope="col">{t("Pakket")}</th>
            <th scope="col">{t("Uitgave")}</th>
            <th scope="col">{t("Telefoons, ongeveer")}</th>
            <th scope="col">{t("Bewaard in vier weken")}</th>
            <th scope="col">{t("Kaarten gelezen in vier weken")}</th>
          </tr>
        </thead>
        <tbody>
          {answer.value.editions.map((one) => (
            <tr key={`${one.pack}/${one.edition}`}>
              <th scope="row">{one.pack}</th>
              <td class="count">{one.edition}</td>
              {COLUMNS.map((name) => (
                <td key={name} class="count">
                  {one[name] === "hidden" ? t("verborgen") : one[name]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
