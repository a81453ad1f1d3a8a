/** Which packs a team takes along: its own in Dutch and its language, and those of newcomers in the languages of the place. */

/** As much of what is offered as the choice depends on. */
interface Offered {
  readonly pack: string;
  readonly audience: string;
  readonly edition: number;
  readonly installedEdition?: number;
  readonly download: Readonly<Record<string, unknown>>;
}

export interface Needed {
  readonly pack: string;
  readonly languages: readonly string[];
  /** As it is on the device now. */
  readonly isCurrent: boolean;
}

const DUTCH = "nl";

/** `here` are the languages of the device's places, `own` is the team's; `has` says what is kept, by pack. */
export function neededPacks(
  offered: readonly Offered[],
  here: readonly string[],
  own: string,
  has: ReadonlyMap<string, readonly string[]>,
): readonly Needed[] {
  return offered.map(({ pack, audience, edition, installedEdition, download }) => {
    const asked = audience === "staff" ? [DUTCH, own] : [DUTCH, ...here];
    const languages = [...new Set(asked)].filter((tag) => tag in download || tag === DUTCH);
    const kept = has.get(pack) ?? [];
    const isCurrent = installedEdition === edition && languages.every((tag) => kept.includes(tag));
    return { pack, languages, isCurrent };
  });
}
