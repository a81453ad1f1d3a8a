/** Draws a card's blocks for a team: the same as newcomers read, without what only their own phones do. */
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { t } from "../../i18n/words";
import { readMedia } from "../../store/media";
import { followTicks, toggleTick } from "../../store/ticks";
import type { Block } from "../../sync/blocks";
import type { Picture } from "../../sync/pictures";
import { PLAIN, Steps } from "../../ui/blocks/plain";
import { PairText, useReader } from "../../ui/blocks/reader";
import { DrawnBlocks, type Renderers, type Run } from "../../ui/blocks/runs";
import { Button, LinkButton } from "../../ui/button";
import { useObjectUrl } from "../../ui/object-url";
import { Pictogram } from "../../ui/pictogram";
import { Scene } from "../../ui/scene";
import { quizLink, tourLink } from "./links";

const NOTHING = () => null;

const RENDERERS: Renderers = {
  ...PLAIN,
  step: (run) => <Steps {...run} picture={PictureHere} />,
  panel: () => <LinkTo where={tourLink}>{t("Toon de strip groot")}</LinkTo>,
  question: () => <LinkTo where={quizLink}>{t("Speel de quiz met een groep")}</LinkTo>,
  phrases: Phrases,
  turn: Turns,
  check: Checks,
  event: ({ blocks }) => (
    <ul class="points">
      {blocks.map(({ title }) => (
        <li key={title.id}>
          <PairText text={title} />
        </li>
      ))}
    </ul>
  ),
  book: ({ blocks }) => (
    <ul class="points">
      {blocks.map(({ title, language }) => (
        <li key={`${language} ${title}`}>
          <bdi lang={language}>{title}</bdi>
        </li>
      ))}
    </ul>
  ),
  tip: NOTHING,
  ask: NOTHING,
  slot: NOTHING,
};

/** `steps` draws them in another way where somebody leads by them. */
export function CardBlocks({
  blocks,
  steps = RENDERERS.step,
}: {
  readonly blocks: readonly Block[];
  readonly steps?: Renderers["step"];
}): JSX.Element {
  return <DrawnBlocks blocks={blocks} renderers={{ ...RENDERERS, step: steps }} />;
}

/** A picture of a card in the language that it is read in. */
function PictureHere({ picture }: { readonly picture: Picture }): JSX.Element {
  const { pack, own } = useReader();
  return <PackPicture pack={pack} picture={picture} lang={own.lang} />;
}

interface PackPictureProps {
  readonly pack: string;
  readonly picture: Picture;
  readonly lang: string;
}

/** Drawn, or the image where this tablet keeps it; else its words. */
export function PackPicture({ pack, picture, lang }: PackPictureProps): JSX.Element {
  const image = "image" in picture ? picture.image : undefined;
  const url = useObjectUrl(image === undefined ? undefined : () => readMedia(pack, image), [pack, image]);
  if ("scene" in picture) return <Scene picture={picture} lang={lang} />;
  const { alt, width, height } = picture;
  return url === undefined ? (
    <p class="no-photo" lang={lang}>
      {alt.text}
    </p>
  ) : (
    <img class="photo" src={url} width={width} height={height} alt={alt.text} lang={lang} />
  );
}

interface LinkToProps {
  readonly where: (pack: string, resource: string) => string;
  readonly children: string;
}

function LinkTo({ where, children }: LinkToProps): JSX.Element {
  const { pack, resource } = useReader();
  return (
    <LinkButton icon="play" href={where(pack, resource)}>
      {children}
    </LinkButton>
  );
}

function Phrases({ blocks }: Run<"phrases">): JSX.Element {
  return (
    <>
      {blocks.map(({ title, icon, phrases }) => (
        <section key={title.id} class="card">
          <div class="entry-head">
            <Pictogram name={icon} size={36} />
            <PairText text={title} as="h2" look="title" isPlain />
          </div>
          <ul class="points">
            {phrases.map(({ text }) => (
              <li key={text.id}>
                <PairText text={text} isBoth />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

function Turns({ blocks }: Run<"turn">): JSX.Element {
  return (
    <ol class="dialogue">
      {blocks.map(({ speaker, text }) => (
        <li key={text.id} class={`turn ${speaker}`}>
          <PairText text={text} look="phrase" isBoth />
        </li>
      ))}
    </ol>
  );
}

/** What a team ticks off stays until it begins anew: the next day has the same list. */
function Checks({ blocks }: Run<"check">): JSX.Element {
  const { pack, resource } = useReader();
  const [ticked, show] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => followTicks(pack, resource, show), [pack, resource]);
  const here = blocks.filter(({ text }) => ticked.has(text.id));
  const toggle = (segment: string) => void toggleTick(pack, resource, segment);
  const clear = async () => {
    for (const { text } of here) await toggleTick(pack, resource, text.id);
  };
  return (
    <>
      <ul class="checks">
        {blocks.map(({ text, detail }) => (
          <li key={text.id}>
            <label>
              <input type="checkbox" checked={ticked.has(text.id)} onChange={() => toggle(text.id)} />
              <PairText text={text} as="span" isPlain />
            </label>
            {detail && <PairText text={detail} />}
          </li>
        ))}
      </ul>
      {here.length > 0 && (
        <Button kind="quiet" icon="again" onClick={() => void clear()}>
          {t("Begin deze lijst opnieuw")}
        </Button>
      )}
    </>
  );
}
