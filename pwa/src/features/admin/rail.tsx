/** The studio's menu: eight places of work, and the pages of the one that is open. Only what this person may use is drawn. */
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { t, tn } from "../../i18n/words";
import { Button } from "../../ui/button";
import { Icon, type IconName } from "../../ui/icon";
import { Tile } from "../../ui/tile";
import { logOut, readQuestions, type SignedIn } from "./api";
import { mayOpen } from "./screens";
import { page, session } from "./state";

interface Page {
  readonly name: string;
  /** None for a page that is reached from another one. */
  readonly text?: () => string;
}

interface Group {
  readonly icon: IconName;
  readonly text: () => string;
  /** The first that somebody may open is what the group's own link leads to. */
  readonly pages: readonly Page[];
}

const GROUPS: readonly Group[] = [
  { icon: "home", text: () => t("Overzicht"), pages: [{ name: "board" }] },
  {
    icon: "library",
    text: () => t("Pakketten"),
    pages: [{ name: "packs" }, { name: "card" }, { name: "media" }],
  },
  { icon: "talk", text: () => t("Vertalingen"), pages: [{ name: "translations" }] },
  { icon: "down", text: () => t("Publiceren"), pages: [{ name: "publish" }] },
  {
    icon: "help",
    text: () => t("Vragen"),
    pages: [
      { name: "questions" },
      { name: "feedback", text: () => t("Feedback") },
      { name: "waiting", text: () => t("Wacht op u") },
      { name: "texts", text: () => t("Teksten") },
    ],
  },
  {
    icon: "star",
    text: () => t("Cijfers"),
    pages: [{ name: "figures" }, { name: "visits", text: () => t("Bezoeken") }],
  },
  {
    icon: "pin",
    text: () => t("Locaties"),
    pages: [{ name: "overlay" }, { name: "places", text: () => t("Tegels en plekken") }],
  },
  {
    icon: "people",
    text: () => t("Team"),
    pages: [
      { name: "people", text: () => t("Mensen") },
      { name: "tablets", text: () => t("Tablets") },
      { name: "items", text: () => t("Boeken") },
      { name: "audit", text: () => t("Logboek") },
    ],
  },
];

/** The page that somebody sees who named none. */
export function firstPage(signedIn: SignedIn): string {
  return GROUPS.flatMap(({ pages }) => pages).find(({ name }) => mayOpen(name, signedIn))?.name ?? "account";
}

export function Rail({ signedIn }: { readonly signedIn: SignedIn }): JSX.Element {
  const leave = async () => {
    await logOut(signedIn.csrf);
    location.hash = "#/"; // who logs in next may not be allowed here
    session.value = null;
  };
  const [isUnfolded, unfold] = useState(false);
  const at = page.value;
  useEffect(() => unfold(false), [at]);
  return (
    <header class={isUnfolded ? "rail unfolded" : "rail"}>
      <div class="row">
        <Tile id="wegwijs" size={44} />
        <span class="pair-title">
          <strong>Wegwijs</strong>
          <span>{t("Beheer")}</span>
        </span>
        <MenuButton isUnfolded={isUnfolded} onPress={() => unfold(!isUnfolded)} />
      </div>
      <nav id="menu" aria-label={t("Menu")}>
        {GROUPS.map((group) => (
          <GroupLinks key={group.pages[0]?.name} group={group} signedIn={signedIn} />
        ))}
      </nav>
      <div class="signed-in">
        <Who signedIn={signedIn} />
        <Button kind="quiet" onClick={() => void leave()}>
          {t("Log uit")}
        </Button>
      </div>
    </header>
  );
}

interface MenuButtonProps {
  readonly isUnfolded: boolean;
  readonly onPress: () => void;
}

/** Only where the screen is narrow. */
function MenuButton({ isUnfolded, onPress }: MenuButtonProps): JSX.Element {
  return (
    <button
      type="button"
      class="button quiet menu-button"
      aria-expanded={isUnfolded}
      aria-controls="menu"
      onClick={onPress}
    >
      <Icon name="open" />
      <span>{t("Menu")}</span>
    </button>
  );
}

/** The name, and behind it the account where there is a page of it. */
function Who({ signedIn }: { readonly signedIn: SignedIn }): JSX.Element {
  const name = <bdi>{signedIn.name}</bdi>;
  return mayOpen("account", signedIn) ? <RailLink name="account" text={name} /> : name;
}

interface GroupLinksProps {
  readonly group: Group;
  readonly signedIn: SignedIn;
}

function GroupLinks({ group, signedIn }: GroupLinksProps): JSX.Element | null {
  const allowed = group.pages.filter(({ name }) => mayOpen(name, signedIn));
  const [first, ...others] = allowed;
  if (first === undefined) return null;
  const isOpen = allowed.some(({ name }) => name === here(signedIn));
  return (
    <>
      <RailLink name={first.name} icon={group.icon} text={group.text()} isOpen={isOpen}>
        {first.name === "questions" && <Open />}
      </RailLink>
      {isOpen && others.some(({ text }) => text) && (
        <ul class="subs">
          {others.map(
            ({ name, text }) =>
              text && (
                <li key={name}>
                  <RailLink name={name} text={text()} />
                </li>
              ),
          )}
        </ul>
      )}
    </>
  );
}

/** How many questions nobody answered; asked again at each page, since one may have been answered. */
function Open(): JSX.Element | null {
  const [open, setOpen] = useState(0);
  const [name, id] = page.value;
  useEffect(() => {
    void readQuestions("open", 0).then((answer) => {
      if (answer.ok) setOpen(answer.value.total);
    });
  }, [name, id]);
  if (open === 0) return null;
  return (
    <span class="count">
      <span aria-hidden="true">{open}</span>
      <span class="hidden">{tn("{n} vraag zonder antwoord", "{n} vragen zonder antwoord", open)}</span>
    </span>
  );
}

interface RailLinkProps {
  readonly name: string;
  readonly icon?: IconName;
  readonly text: JSX.Element | string;
  /** A page of its group is shown. */
  readonly isOpen?: boolean;
  readonly children?: JSX.Element | false;
}

function RailLink({ name, icon, text, isOpen, children }: RailLinkProps): JSX.Element {
  const isHere = session.value ? here(session.value) === name : false;
  return (
    <a href={`#/${name}`} class={isOpen ? "open" : undefined} aria-current={isHere ? "page" : undefined}>
      {icon && <Icon name={icon} />}
      <span>{text}</span>
      {children}
    </a>
  );
}

function here(signedIn: SignedIn): string {
  return page.value[0] || firstPage(signedIn);
}
