/** Every page of the studio: its name in the address, what somebody must be allowed for it, and how it is fetched. */
import type { JSX } from "preact";
import type { SignedIn } from "./api";

export interface ScreenProps {
  readonly csrf: string;
  /** The name of who is signed in. */
  readonly self: string;
  /** What stands behind the page's name in the address. */
  readonly path: readonly string[];
  /** Whether this person may open the page of an address. */
  readonly mayFollow: (href: string) => boolean;
}

type Screen = (props: ScreenProps) => JSX.Element | null;

interface Entry {
  readonly may: string;
  /** A table or two columns: it takes what room there is. */
  readonly isWide?: boolean;
  readonly load: () => Promise<Screen>;
}

/** One line for each page; each is a chunk of its own, so that the first page waits for no other. */
export const SCREENS: Readonly<Record<string, Entry>> = {
  board: { may: "read", isWide: true, load: async () => (await import("./board/board-page")).BoardPage },
  packs: { may: "read", load: async () => (await import("./editor/screens")).PacksScreen },
  card: { may: "edit", isWide: true, load: async () => (await import("./editor/screens")).CardScreen },
  translations: {
    may: "read",
    isWide: true,
    load: async () => (await import("./matrix-screen")).MatrixScreen,
  },
  publish: {
    may: "publish",
    isWide: true,
    load: async () => (await import("./publish/publish")).PublishPage,
  },
  questions: { may: "answer", load: async () => (await import("./questions-screen")).QuestionsScreen },
  feedback: { may: "figures", load: async () => (await import("./feedback")).FeedbackPage },
  figures: { may: "figures", load: async () => (await import("./figures")).FiguresPage },
  waiting: { may: "team", load: async () => (await import("./waiting")).WaitingPage },
  texts: { may: "team", load: async () => (await import("./texts")).TextsPage },
  visits: { may: "figures", load: async () => (await import("./visits")).VisitsPage },
  tablets: { may: "team", load: async () => (await import("./tablets")).TabletsPage },
  people: { may: "team", load: async () => (await import("./people/people")).PeoplePage },
  places: { may: "team", load: async () => (await import("./places")).PlacesPage },
  media: { may: "read", load: async () => (await import("./media/media-page")).MediaPage },
  overlay: { may: "place", load: async () => (await import("./overlays/overlay-screen")).OverlayScreen },
  items: { may: "team", load: async () => (await import("./items")).ItemsPage },
  audit: {
    may: "administer",
    isWide: true,
    load: async () => (await import("./audit/audit")).AuditPage,
  },
  account: { may: "self", load: async () => (await import("./account/account")).AccountPage },
};

export function lacksFactor({ with_factor, has_mfa }: SignedIn): boolean {
  return with_factor.length > 0 && !has_mfa;
}

/** Whether a second factor is all that keeps this person from the page. */
export function opensWithFactor(name: string, signedIn: SignedIn): boolean {
  const screen = SCREENS[name];
  return screen !== undefined && lacksFactor(signedIn) && signedIn.with_factor.includes(screen.may);
}

/** Whether the page exists and this person may see it; everybody may see their own account. */
export function mayOpen(name: string, { may }: SignedIn): boolean {
  const screen = SCREENS[name];
  return screen !== undefined && (screen.may === "self" || may.includes(screen.may));
}
