/**
 * Search: everything on this phone, in the reader's language and in Dutch at once, topics with their pictures first. What is
 * typed stays in memory, and is gone with the traces.
 */
import { computed, effect, signal, useSignalEffect } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { departures, packs, recalls, settings } from "../../../app/state";
import { language, t, tn } from "../../../i18n/words";
import { LinkButton, RoundButton } from "../../../ui/button";
import { announce } from "../../../ui/live";
import { Notice } from "../../../ui/notice";
import { type Found, find } from "../finding";
import { Screen } from "../frame";
import { keepIndexed, searchable } from "../indexing";
import { LINKS } from "../links";
import { isRedHere } from "../sensitive";
import { Topic } from "../topic";
import { Missing } from "./missing";
import { Results } from "./results";

const QUIET = 800; // ms after the last letter, before a screen reader is told what there is

const typed = signal("");
/** What answers it; the former answer stays until there is one. */
const found = signal<Found | undefined>(undefined);
const hasFoundRed = computed(
  () => found.value?.cards.some(({ pack, resource }) => isRedHere(pack, resource)) ?? false,
);

/** The choices are gone only after the wipe. */
effect(() => {
  if (settings.value.language !== null) return;
  typed.value = "";
  found.value = undefined;
});
departures.subscribe(() => {
  typed.value = "";
  found.value = undefined;
});

export function SearchScreen(): JSX.Element {
  useEffect(() => void keepIndexed(), [packs.value, language.value]);
  useSignalEffect(keepAnswered);
  return (
    <Screen title={t("Zoeken")} tab="begin" back={LINKS.begin} isRed={hasFoundRed.value}>
      {packs.value.length === 0 ? <NothingSaved /> : <SearchField />}
      <Outcome />
    </Screen>
  );
}

/** Into the same frame as the letter, for finding takes less than another frame would; the next letter begins anew. */
function keepAnswered(): () => void {
  const [words, there] = [typed.value, searchable.value, recalls.value];
  if (words.trim() === "") found.value = undefined;
  const timer = setTimeout(() => {
    found.value = find(words, there);
  });
  return () => clearTimeout(timer);
}

/** Apart from the field, so that a letter alone draws nothing here. */
function Outcome(): JSX.Element {
  return found.value ? <Answer found={found.value} /> : <AllTopics />;
}

function SearchField(): JSX.Element {
  return (
    <search>
      <form class="search" onSubmit={hideKeyboard}>
        <label class="field">
          <span>{t("Wat zoekt u?")}</span>
          <input
            type="text"
            inputMode="search"
            enterkeyhint="search"
            dir="auto"
            autocomplete="off"
            autocapitalize="none"
            spellcheck={false}
            maxLength={100}
            value={typed.value}
            onInput={(event) => {
              typed.value = event.currentTarget.value;
            }}
          />
        </label>
        {typed.value !== "" && <RoundButton icon="close" label={t("Maak leeg")} onClick={empty} />}
      </form>
    </search>
  );
}

/** The answers are there already; on a telephone the keys lie over them. */
function hideKeyboard(event: Event): void {
  event.preventDefault();
  field(event.currentTarget)?.blur();
}

function empty(): void {
  typed.value = "";
  field(document)?.focus();
}

function field(area: EventTarget | null): HTMLInputElement | null {
  return (area as ParentNode | null)?.querySelector<HTMLInputElement>(".search input") ?? null;
}

function Answer({ found }: { readonly found: Found }): JSX.Element {
  const { topics, cards } = found;
  const count = topics.length + cards.length;
  const said = count === 0 ? t("Niets gevonden.") : tn("{n} antwoord", "{n} antwoorden", count);
  const isGrowing = searchable.value.state === "growing";
  useEffect(() => {
    if (isGrowing) return undefined;
    const timer = setTimeout(() => announce(said), QUIET);
    return () => clearTimeout(timer);
  }, [said, found.words, isGrowing]);
  return (
    <>
      <section class="outcome" aria-label={t("Gevonden")} aria-busy={isGrowing}>
        {searchable.value.state === "failed" && <Failed />}
        <p class="aside">{isGrowing ? t("Even zoeken …") : said}</p>
        <Results found={found} />
        {!isGrowing && <Missing key={found.words} isEmpty={count === 0} />}
      </section>
      {!isGrowing && count === 0 && <AllTopics />}
    </>
  );
}

function Failed(): JSX.Element {
  return <Notice icon="warning" title={t("Zoeken lukt nu niet. Kijk bij de onderwerpen.")} />;
}

/** Who writes little, or reads little, finds the way by the pictures. */
function AllTopics(): JSX.Element | null {
  const topics = packs.value.flatMap(({ pack, manifest }) =>
    manifest.audience === "newcomer" ? manifest.themes.map((theme) => ({ pack, theme })) : [],
  );
  if (topics.length === 0) return null;
  return (
    <section>
      <h2>{t("Kies een onderwerp")}</h2>
      <div class="grid">
        {topics.map(({ pack, theme }) => (
          <Topic key={`${pack} ${theme.id}`} pack={pack} theme={theme} />
        ))}
      </div>
    </section>
  );
}

function NothingSaved(): JSX.Element {
  return (
    <Notice
      icon="down"
      title={t("Hier is nog niets om in te zoeken.")}
      action={
        <LinkButton href={LINKS.saved} kind="main" icon="down">
          {t("Kijk wat u kunt bewaren")}
        </LinkButton>
      }
    >
      {t("Bewaar eerst een pakket. Daarna zoekt u zonder internet.")}
    </Notice>
  );
}
