/** The administrator's page: who is not signed in logs in, who is sees questions, feedback and figures. */
import type { JSX } from "preact";
import { t } from "../../i18n/words";
import { Button } from "../../ui/button";
import { Icon, type IconName } from "../../ui/icon";
import { Tile } from "../../ui/tile";
import { logOut, type SignedIn } from "./api";
import { FeedbackPage } from "./feedback";
import { FiguresPage } from "./figures";
import { ItemsPage } from "./items";
import { LogIn } from "./log-in";
import { PeoplePage } from "./people";
import { PlacesPage } from "./places";
import { QuestionPage } from "./question";
import { QuestionsPage } from "./questions";
import { PAGES, page, session } from "./state";
import { TabletsPage } from "./tablets";
import { TextsPage } from "./texts";
import { VisitsPage } from "./visits";
import { WaitingPage } from "./waiting";

export function Admin(): JSX.Element | null {
  if (session.value === undefined) return null;
  if (session.value === null) return <LogIn />;
  return (
    <div class="desk">
      <Rail signedIn={session.value} />
      <main>
        <Page signedIn={session.value} />
      </main>
    </div>
  );
}

function Page({ signedIn }: { readonly signedIn: SignedIn }): JSX.Element {
  const [name, id] = page.value;
  if (name === "figures") return <FiguresPage />;
  if (name === "feedback") return <FeedbackPage />;
  if (name === "waiting") return <WaitingPage csrf={signedIn.csrf} />;
  if (name === "tablets") return <TabletsPage csrf={signedIn.csrf} />;
  if (name === "people") return <PeoplePage csrf={signedIn.csrf} self={signedIn.name} />;
  if (name === "places") return <PlacesPage csrf={signedIn.csrf} />;
  if (name === "items") return <ItemsPage csrf={signedIn.csrf} />;
  if (name === "visits") return <VisitsPage />;
  if (name === "texts") return <TextsPage csrf={signedIn.csrf} />;
  if (id !== undefined) return <QuestionPage key={id} id={id} csrf={signedIn.csrf} />;
  return <QuestionsPage />;
}

function Rail({ signedIn }: { readonly signedIn: SignedIn }): JSX.Element {
  const leave = async () => {
    await logOut(signedIn.csrf);
    session.value = null;
  };
  return (
    <header class="rail">
      <div class="row">
        <Tile id="wegwijs" size={44} />
        <span class="pair-title">
          <strong>Wegwijs</strong>
          <span>{t("Beheer")}</span>
        </span>
      </div>
      <nav aria-label={t("Menu")}>
        <RailLink href={PAGES.questions} icon="help" text={t("Vragen")} />
        <RailLink href={PAGES.feedback} icon="glad" text={t("Feedback")} />
        <RailLink href={PAGES.figures} icon="figures" text={t("Cijfers")} />
        <RailLink href={PAGES.waiting} icon="pause" text={t("Wacht op u")} />
        <RailLink href={PAGES.texts} icon="show" text={t("Teksten")} />
        <RailLink href={PAGES.visits} icon="checks" text={t("Bezoeken")} />
        <RailLink href={PAGES.tablets} icon="phone" text={t("Tablets")} />
        <RailLink href={PAGES.people} icon="people" text={t("Mensen")} />
        <RailLink href={PAGES.places} icon="pin" text={t("Locaties")} />
        <RailLink href={PAGES.items} icon="library" text={t("Boeken")} />
      </nav>
      <div class="signed-in">
        <bdi>{signedIn.name}</bdi>
        <Button kind="quiet" onClick={() => void leave()}>
          {t("Log uit")}
        </Button>
      </div>
    </header>
  );
}

interface RailLinkProps {
  readonly href: string;
  readonly icon: IconName;
  readonly text: string;
}

function RailLink({ href, icon, text }: RailLinkProps): JSX.Element {
  const isHere = href === `#/${page.value[0] || "questions"}`;
  return (
    <a href={href} aria-current={isHere ? "page" : undefined}>
      <Icon name={icon} />
      <span>{text}</span>
    </a>
  );
}
