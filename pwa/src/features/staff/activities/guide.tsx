/** A card as a team reads it; a session guide leads an activity, step by step, with what the group reads beside it. */
import "../activities.css";
import "../../../ui/reading.css";
import "../../../ui/learning.css";
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { DUTCH, language, t } from "../../../i18n/words";
import type { Document } from "../../../sync/pack";
import { Bilingual, PairText } from "../../../ui/blocks/reader";
import { LinkButton } from "../../../ui/button";
import { activitiesToday, findActivity } from "../activities-today";
import { kindOfGuide } from "../activity-kinds";
import { CardBlocks } from "../card-blocks";
import { ForTheTeam } from "../for-the-team";
import { type Kept, languagesOf, useCard, useKept } from "../kept";
import { startLink } from "../links";
import { Loading } from "../loading";
import { NoPack } from "../no-pack";
import { Page } from "../page";
import { worker } from "../state";
import { isForTeams } from "./guides";
import { LanguageChoice, languageOfTheRoom } from "./language-choice";
import { Led, LedSteps } from "./led-steps";
import { Material } from "./material";

interface GuideProps {
  readonly pack: string;
  readonly resource: string;
  /** The activity that is led by it. */
  readonly activity: string | undefined;
}

export function GuideScreen(props: GuideProps): JSX.Element {
  const { pack, resource } = props;
  const kept = useKept();
  const found = kept?.packs.find((one) => one.pack === pack);
  const isForTeam = found ? isForTeams(found) : true;
  const cards = useCard(props, isForTeam ? [language.value, DUTCH] : [DUTCH]);
  if (worker.value?.role === "helper" && isForTeam) return <ForTheTeam />;
  const [own, dutch] = cards ?? [];
  if (!kept || !cards) return <Loading />;
  if (!own) {
    return (
      <Page title={t("Niet gevonden")} part="activities">
        <NoPack>{t("Deze kaart staat nog niet op deze tablet.")}</NoPack>
      </Page>
    );
  }
  if (!isForTeam) return <NewcomersCard kept={kept} pack={pack} resource={resource} />;
  return own.type === "session-guide" ? (
    <SessionGuide {...props} kept={kept} own={own} dutch={dutch ?? own} />
  ) : (
    <Page title={own.title.text} part="activities">
      <TeamCard card={own} today={kept.today} />
    </Page>
  );
}

/** A team reads one language, the one of its screens. */
function TeamCard({ card, today }: { readonly card: Document; readonly today: string }): JSX.Element {
  return (
    <Bilingual pair={{ own: card, dutch: undefined }} today={today} mode="own">
      <article class={`reading type-${card.type}`}>
        <PairText text={card.summary} />
        <CardBlocks blocks={card.blocks} {...(card.type === "session-guide" ? { steps: LedSteps } : {})} />
      </article>
    </Bilingual>
  );
}

interface SessionProps extends GuideProps {
  readonly kept: Kept;
  readonly own: Document;
  readonly dutch: Document;
}

function SessionGuide({ kept, own, dutch, activity: asked }: SessionProps): JSX.Element {
  const running = activitiesToday().find(({ guide, state }) => guide === own.resource && state === "running");
  const activity = (asked !== undefined && findActivity(asked)?.id) || running?.id;
  const kind = kindOfGuide(own.resource).id;
  return (
    <Page title={own.title.text} part="activities">
      <div class="guide">
        <Led activity={activity} card={own}>
          {activity === undefined && (
            <LinkButton icon="star" href={startLink(kind, own.resource)}>
              {t("Start hiermee een activiteit")}
            </LinkButton>
          )}
          <TeamCard card={own} today={kept.today} />
        </Led>
        <Material kept={kept} dutch={dutch} kind={kind} />
      </div>
    </Page>
  );
}

interface NewcomersCardProps {
  readonly kept: Kept;
  readonly pack: string;
  readonly resource: string;
}

/** What newcomers read, in Dutch and a language of the room. */
function NewcomersCard({ kept, pack, resource }: NewcomersCardProps): JSX.Element {
  const languages = languagesOf(kept, pack).filter((tag) => tag !== DUTCH);
  const [tag, choose] = useState(languageOfTheRoom(languages));
  const cards = useCard({ pack, resource }, [DUTCH, tag]);
  const [dutch, own] = cards ?? [];
  if (!dutch) return <Loading />;
  const read = own ?? dutch;
  return (
    <Page title={dutch.title.text} part="activities">
      <LanguageChoice name="reading-language" languages={languages} value={tag} onChoose={choose} />
      <Bilingual
        pair={{ own: read, dutch: read.language === DUTCH ? undefined : dutch }}
        today={kept.today}
        mode="both"
      >
        <article class={`reading type-${dutch.type}`}>
          <PairText text={read.summary} />
          <CardBlocks blocks={read.blocks} />
        </article>
      </Bilingual>
    </Page>
  );
}
