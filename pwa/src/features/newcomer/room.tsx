/** "Maak plaats": what can go from a phone that is full, what is missed least first. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { packs, settings } from "../../app/state";
import { sizeInWords } from "../../i18n/formats";
import { t } from "../../i18n/words";
import { removeMedia, removePack } from "../../store/packs";
import { type Spare, spares } from "../../store/room";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { Isolated } from "../../ui/isolated";
import { announce } from "../../ui/live";
import { downloads, giveUpSaving } from "./downloads";
import { leastMissedFirst } from "./least-missed";
import { inReadersLanguage, offers } from "./offers";
import { fits } from "./situations";
import { type Loaded, useLoaded } from "./use-loaded";

/** The button that shows what can go. */
export function MakeRoom(): JSX.Element {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button kind="second" icon="trash" onClick={() => setOpen(true)}>
        {t("Maak plaats")}
      </Button>
      {isOpen && <Room onClose={() => setOpen(false)} />}
    </>
  );
}

function Room({ onClose }: { readonly onClose: () => void }): JSX.Element {
  const found = useSpares();
  const list = typeof found === "string" ? [] : found.value;
  return (
    <Dialog title={t("Wat mag weg?")} onClose={onClose}>
      <p>{t("U kunt het later weer bewaren. Uw vragen en uw vinkjes blijven.")}</p>
      <Spares list={leastMissedFirst(list, fitsHere)} />
      {typeof found === "object" && list.length === 0 && (
        <p>{t("Hier kan niets meer weg. Maak plaats op uw telefoon: verwijder foto's of filmpjes.")}</p>
      )}
      <Button kind="main" onClick={onClose}>
        {t("Klaar")}
      </Button>
    </Dialog>
  );
}

function useSpares(): Loaded<readonly Spare[]> {
  return useLoaded(spares, [packs.value, downloads.value]);
}

/** Pictures and sound of one pack, of which each goes by itself; nothing where it has neither. */
export function SpareMedia({ pack }: { readonly pack: string }): JSX.Element | null {
  const found = useSpares();
  if (typeof found === "string") return null;
  const list = found.value.filter((spare) => spare.pack === pack && isMedia(spare));
  return list.length > 0 ? <Spares list={list} /> : null;
}

function Spares({ list }: { readonly list: readonly Spare[] }): JSX.Element {
  return (
    <ul class="spares">
      {list.map((spare) => (
        <li key={`${spare.pack} ${spare.what}`}>
          <span>{nameOf(spare)}</span>
          <Button kind="danger" icon="trash" onClick={() => void letGo(spare)} label={labelOf(spare)}>
            <Isolated text={sizeInWords(spare.bytes)} />
          </Button>
        </li>
      ))}
    </ul>
  );
}

function isMedia({ what }: Spare): boolean {
  return what === "picture" || what === "sound";
}

function fitsHere(pack: string): boolean {
  const offer = offers().find((one) => one.pack === pack);
  return offer !== undefined && fits(offer, settings.value.situation);
}

function nameOf({ pack, what }: Spare): string {
  const words = offers().find((offer) => offer.pack === pack)?.title ?? {};
  const title = inReadersLanguage(words).text || pack;
  if (what === "picture") return t("Foto's van {title}", { title });
  if (what === "sound") return t("Geluid van {title}", { title });
  return what === "unfinished" ? t("{title}, nog niet klaar", { title }) : title;
}

/** With what stands on the button, so that whoever speaks to the phone can name it by that. */
function labelOf(spare: Spare): string {
  return [t("Verwijder {title}", { title: nameOf(spare) }), sizeInWords(spare.bytes)].join(" · ");
}

function letGo(spare: Spare): Promise<void> {
  const title = nameOf(spare);
  return remove(spare).then(
    () => announce(t("{title} is weg.", { title })),
    () => announce(t("Dit lukte niet. Verwijder iets anders.")),
  );
}

function remove({ pack, what }: Spare): Promise<void> {
  if (what === "pack") return removePack(pack);
  return what === "unfinished" ? giveUpSaving(pack) : removeMedia(pack, [what]);
}
