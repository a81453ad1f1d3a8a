/** One picture or sound of a pack: what it is, whose, and which cards use it. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t, tn } from "../../../i18n/words";
import { Button } from "../../../ui/button";
import { Chip } from "../../../ui/chip";
import { AskFirst } from "../ask-first";
import { mayDo } from "../may-do";
import { MEDIA_WORDS } from "../media-words";
import { Problem } from "../problems";
import { useDeed } from "../use-deed";
import { Listen } from "./listen";
import { fileAddress, type MediaItem, removeItem } from "./media-api";
import { NoteForm } from "./note-form";
import { SoundMaker } from "./sound-maker";
import { licenceName, TermsWarning } from "./terms-fields";
import { TakeState } from "./waiting-card";

interface ItemCardProps {
  readonly pack: string;
  readonly item: MediaItem;
  readonly csrf: string;
  readonly onChange: () => void;
  /** What had the focus is gone. */
  readonly onGone: () => void;
}

export function ItemCard({ pack, item, csrf, onChange, onGone }: ItemCardProps): JSX.Element {
  const [opened, open] = useState<"note" | "sound">();
  const close = () => {
    open(undefined);
    onChange();
  };
  return (
    <li class="media-item">
      <Sample pack={pack} item={item} />
      <div class="media-about">
        <strong lang="nl">{titleOf(item)}</strong>
        <Weights item={item} />
        <Terms item={item} />
        <Uses item={item} />
        {item.takes[0]?.approved_by && <TakeState take={item.takes[0]} />}
        {opened === "note" && (
          <NoteForm pack={pack} item={item} csrf={csrf} onSaved={close} onNo={() => open(undefined)} />
        )}
        {opened === "sound" && item.sentence && (
          <SoundMaker
            pack={pack}
            sentence={item.sentence}
            csrf={csrf}
            onSaved={() => {
              open(undefined);
              onGone();
            }}
          />
        )}
        {!opened && mayDo("edit") && (
          <Deeds pack={pack} item={item} csrf={csrf} onGone={onGone} onOpen={open} />
        )}
      </div>
    </li>
  );
}

interface DeedsProps extends Omit<ItemCardProps, "onChange"> {
  readonly onOpen: (what: "note" | "sound") => void;
}

function Deeds({ pack, item, csrf, onGone, onOpen }: DeedsProps): JSX.Element {
  const { problem, isBusy, run } = useDeed();
  const name = titleOf(item);
  const remove = async () => {
    if (await run(removeItem(pack, item.name, csrf), t("Het bestand is weg."))) onGone();
  };
  return (
    <>
      <Problem code={problem} words={MEDIA_WORDS} />
      <div class="answers">
        {item.made_on !== null && (
          <Button kind="quiet" label={t("Wijzig: {name}", { name })} onClick={() => onOpen("note")}>
            {t("Wijzig")}
          </Button>
        )}
        {item.sentence && (
          <Button
            kind="quiet"
            icon="record"
            label={t("Spreek opnieuw in: {name}", { name })}
            onClick={() => onOpen("sound")}
          >
            {t("Spreek opnieuw in")}
          </Button>
        )}
        {item.used_by.length === 0 && <Remove name={name} isBusy={isBusy} onYes={() => void remove()} />}
      </div>
    </>
  );
}

interface RemoveProps {
  readonly name: string;
  readonly isBusy: boolean;
  readonly onYes: () => void;
}

function Remove({ name, isBusy, onYes }: RemoveProps): JSX.Element {
  return (
    <AskFirst
      text={t("Haal weg")}
      label={t("Haal weg: {name}", { name })}
      isBusy={isBusy}
      title={t("Dit bestand weghalen?")}
      no={t("Nee, laat staan")}
      onYes={onYes}
    >
      {t("Geen kaart gebruikt het. Telefoons die het al hebben, houden het tot de volgende uitgave.")}
    </AskFirst>
  );
}

export function titleOf({ alt, sentence, takes, name }: MediaItem): string {
  return alt || sentence?.nl || takes[0]?.says || name;
}

export function Sample({ pack, item }: Pick<ItemCardProps, "pack" | "item">): JSX.Element {
  const [file] = item.files;
  if (item.kind === "picture" && file) {
    return <img class="thumb" src={fileAddress(pack, file.name)} alt={item.alt} loading="lazy" />;
  }
  const played = item.files.find(({ name }) => name.endsWith(".mp3")) ?? file;
  return (
    <div class="thumb">
      {played ? (
        <Listen address={fileAddress(pack, played.name)} says={titleOf(item)} />
      ) : (
        <Chip icon="pause">{t("Wacht op een luisteraar")}</Chip>
      )}
    </div>
  );
}

function Weights({ item }: { readonly item: MediaItem }): JSX.Element {
  const size = (bytes: number) => (bytes / 1000).toFixed(1).replace(".", ",");
  const told = item.files.map(({ name, bytes }) =>
    t("{kind}: {size} kB", { kind: name.split(".").pop()?.toUpperCase() ?? "", size: size(bytes) }),
  );
  if (item.quality > 0) {
    told.push(t("{width} bij {height} beeldpunten", { width: item.width, height: item.height }));
    told.push(t("kwaliteit {quality} van 100", { quality: item.quality }));
  }
  return <p class="aside">{told.join(" · ")}</p>;
}

function Terms({ item }: { readonly item: MediaItem }): JSX.Element {
  return (
    <>
      <p class="aside">
        {[licenceName(item.licence || (item.takes[0]?.licence ?? "")), item.made_by]
          .filter(Boolean)
          .join(" · ")}
        {item.credit_line && (
          <>
            {" · "}
            <span>{t("Noem erbij: {line}", { line: item.credit_line })}</span>
          </>
        )}
      </p>
      <TermsWarning licence={item.licence} />
    </>
  );
}

function Uses({ item }: { readonly item: MediaItem }): JSX.Element {
  if (item.used_by.length === 0) {
    return (
      <p>
        <Chip tone="warn">{t("Geen kaart gebruikt dit")}</Chip>
      </p>
    );
  }
  return (
    <p class="aside">
      {tn("Op {n} kaart:", "Op {n} kaarten:", item.used_by.length)}{" "}
      {item.used_by.map((card) => (
        <a key={card} href={`#/card/${encodeURIComponent(card)}`}>
          {card}{" "}
        </a>
      ))}
    </p>
  );
}
