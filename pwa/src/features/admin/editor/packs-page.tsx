/** Every pack: how many cards it has, and how many of them somebody is writing on. */
import type { JSX } from "preact";
import { t, tn } from "../../../i18n/words";
import { Tile } from "../../../ui/tile";
import { toneOf } from "../../../ui/tones";
import { mayDo } from "../may-do";
import { PageTitle } from "../page-title";
import { Unread } from "../unread";
import { useList } from "../use-list";
import { type PackLine, readPacks } from "./editing-api";
import { packLink } from "./links";
import { BringFolder, NewPack } from "./new-pack";

export function PacksPage({ csrf }: { readonly csrf: string }): JSX.Element {
  const [answer, reload] = useList(readPacks);
  return (
    <>
      <PageTitle text={t("Pakketten")} />
      <Unread answers={[answer]} />
      {answer?.ok && (
        <ul class="packs">
          {answer.value.packs.map((pack) => (
            <li key={pack.id}>
              <OnePack pack={pack} />
            </li>
          ))}
        </ul>
      )}
      {mayDo("edit") && (
        <>
          <NewPack csrf={csrf} />
          <BringFolder csrf={csrf} onChange={reload} />
        </>
      )}
    </>
  );
}

function OnePack({
  pack: { id, title, tone, audience, languages, resources, drafts },
}: {
  readonly pack: PackLine;
}) {
  return (
    <a class="card pack-line" href={packLink(id)}>
      <Tile id={id} tone={toneOf(tone)} size={48} />
      <span class="pair-title">
        <strong lang="nl">{title}</strong>
        <span class="aside">
          {audience === "staff" ? t("voor medewerkers") : t("voor nieuwkomers")} ·{" "}
          {tn("{n} kaart", "{n} kaarten", resources)} · {tn("{n} taal", "{n} talen", languages.length)}
        </span>
      </span>
      {drafts > 0 && <span class="chip care">{tn("{n} concept", "{n} concepten", drafts)}</span>}
    </a>
  );
}
