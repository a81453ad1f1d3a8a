/** The tiles that are tapped once for everybody who comes in; held, or for a family, each shows numbers instead. */
import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { t } from "../../../i18n/words";
import { Icon } from "../../../ui/icon";
import type { Tone } from "../../../ui/tones";
import { type Category, categoryName, TILES } from "../counted";
import { count, counts } from "./counting";

const HELD = 500; // ms
const NUMBERS = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const;

interface TilesProps {
  readonly isFamily: boolean;
  readonly onHold: () => void;
}

export function CountTiles({ isFamily, onHold }: TilesProps): JSX.Element {
  return (
    <ul class="count-tiles">
      {TILES.map(({ category, tone }) => (
        <li key={category}>
          {isFamily ? (
            <NumberTile category={category} tone={tone} />
          ) : (
            <OneTile category={category} tone={tone} onHold={onHold} />
          )}
        </li>
      ))}
    </ul>
  );
}

interface TileProps {
  readonly category: Category;
  readonly tone: Tone;
}

function OneTile({ category, tone, onHold }: TileProps & Pick<TilesProps, "onHold">): JSX.Element {
  const hold = useHold(onHold);
  return (
    <button
      type="button"
      class={`count-tile tone-${tone}`}
      onClick={() => {
        if (!hold.wasHeld()) void count(category, 1, new Date());
      }}
      {...hold.handlers}
    >
      <Head category={category} />
      <span class="plus" aria-hidden="true">
        <Icon name="add" size={20} />1
      </span>
    </button>
  );
}

/** Two grown-ups and three children are two taps here. */
function NumberTile({ category, tone }: TileProps): JSX.Element {
  const name = categoryName(category);
  return (
    <fieldset class={`count-tile tone-${tone}`}>
      <legend class="hidden">{name}</legend>
      <Head category={category} />
      <div class="numbers">
        {NUMBERS.map((n) => (
          <button
            key={n}
            type="button"
            aria-label={t("{n} erbij: {name}", { n, name })}
            onClick={() => void count(category, n, new Date())}
          >
            {n}
          </button>
        ))}
      </div>
    </fieldset>
  );
}

function Head({ category }: { readonly category: Category }): JSX.Element {
  return (
    <>
      <span>{categoryName(category)}</span>
      <strong>{counts.value[category] ?? 0}</strong>
    </>
  );
}

/** A finger that stays down; the tap that ends it is none. */
function useHold(onHold: () => void) {
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const held = useRef(false);
  const end = () => clearTimeout(timer.current);
  useEffect(() => end, []);
  return {
    wasHeld: () => held.current,
    handlers: {
      onPointerDown: () => {
        held.current = false;
        timer.current = setTimeout(() => {
          held.current = true;
          onHold();
        }, HELD);
      },
      onPointerUp: end,
      onPointerLeave: end,
      onPointerCancel: end,
      onContextMenu: (event: Event) => event.preventDefault(),
    },
  };
}
