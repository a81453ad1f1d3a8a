/** A list that somebody puts in order: by dragging a grip, with the arrow keys on it, or with two buttons. */
import type { ComponentChildren, JSX } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { t } from "../../../i18n/words";
import { Icon } from "../../../ui/icon";
import { announce } from "../../../ui/live";
import { Sign } from "./signs";

interface SortedListProps<Item> {
  readonly items: readonly Item[];
  readonly label: string;
  /** The handles beside one line, or above a form. */
  readonly look?: "lines" | "forms";
  readonly keyOf: (item: Item, at: number) => string;
  /** What an item is called aloud. */
  readonly nameOf: (item: Item, at: number) => string;
  readonly draw: (item: Item, at: number) => ComponentChildren;
  readonly onMove: (from: number, to: number) => void;
  /** Nothing can be taken away where this is missing, or only down to `min`. */
  readonly onRemove?: (at: number) => void;
  readonly mayRemove?: (item: Item) => boolean;
  readonly min?: number;
}

export function SortedList<Item>(props: SortedListProps<Item>): JSX.Element {
  const { items, keyOf, nameOf, onMove, onRemove, mayRemove = () => true, min = 0 } = props;
  const list = useRef<HTMLOListElement>(null);
  const focusSoon = useFocusSoon(list);
  const move = (from: number, to: number) => {
    const item = items[from];
    if (item === undefined || to < 0 || to >= items.length || to === from) return;
    onMove(from, to);
    focusSoon(to);
    announceMove(nameOf(item, to), to, items.length);
  };
  const remove = (at: number) => {
    onRemove?.(at);
    focusSoon(Math.min(at, items.length - 2));
    announce(t("Weggehaald."));
  };
  const drag = useDrag(list, move);
  return (
    <ol class={`sorted ${props.look ?? "forms"}`} ref={list} aria-label={props.label}>
      {items.map((item, at) => (
        <li key={keyOf(item, at)} data-at={at} class={drag.markOf(at)}>
          <Handles
            at={at}
            count={items.length}
            name={nameOf(item, at)}
            onDrag={drag.start}
            onMove={(to) => move(at, to)}
            onRemove={onRemove && items.length > min && mayRemove(item) ? () => remove(at) : undefined}
          />
          {props.draw(item, at)}
        </li>
      ))}
    </ol>
  );
}

function announceMove(name: string, to: number, all: number): void {
  announce(t("{name} staat nu op plaats {n} van {all}.", { name, n: to + 1, all }));
}

interface HandlesProps {
  readonly at: number;
  readonly count: number;
  readonly name: string;
  readonly onDrag: (event: PointerEvent, at: number) => void;
  readonly onMove: (to: number) => void;
  readonly onRemove: (() => void) | undefined;
}

const STEPS: Readonly<Record<string, number>> = { ArrowUp: -1, ArrowDown: 1 };

function Handles({ at, count, name, onDrag, onMove, onRemove }: HandlesProps): JSX.Element {
  const press = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (step === undefined) return;
    event.preventDefault();
    onMove(at + step);
  };
  const grip = gripInWords(name, at, count);
  return (
    <div class="handles">
      <button
        type="button"
        class="round grip"
        aria-label={grip}
        title={grip}
        onKeyDown={press}
        onPointerDown={(event) => event.button === 0 && onDrag(event, at)}
      >
        <Sign name="grip" />
      </button>
      <HandleButton label={t("{name} omhoog", { name })} isOff={at === 0} onClick={() => onMove(at - 1)}>
        <Sign name="up" />
      </HandleButton>
      <HandleButton
        label={t("{name} omlaag", { name })}
        isOff={at === count - 1}
        onClick={() => onMove(at + 1)}
      >
        <Sign name="down" />
      </HandleButton>
      {onRemove && (
        <HandleButton label={t("Haal {name} weg", { name })} onClick={onRemove}>
          <Icon name="trash" />
        </HandleButton>
      )}
    </div>
  );
}

function gripInWords(name: string, at: number, all: number): string {
  const n = at + 1;
  return t("Verplaats {name}: plaats {n} van {all}. Sleep, of druk op pijl omhoog of omlaag.", {
    name,
    n,
    all,
  });
}

interface HandleButtonProps {
  readonly label: string;
  readonly isOff?: boolean;
  readonly onClick: () => void;
  readonly children: ComponentChildren;
}

/** At the end of the list it keeps its place, so that what is under the finger stays the same. */
function HandleButton({ label, isOff, onClick, children }: HandleButtonProps): JSX.Element {
  return (
    <button
      type="button"
      class="round"
      aria-label={label}
      title={label}
      disabled={isOff ?? false}
      onClick={onClick}
    >
      {children}
    </button>
  );
}

/** Puts the focus on the grip at a place, once the list is drawn again; on the list's own end where it is empty. */
function useFocusSoon(list: { readonly current: HTMLOListElement | null }): (at: number) => void {
  const wanted = useRef<number | undefined>(undefined);
  useLayoutEffect(() => {
    if (wanted.current === undefined) return;
    const item = list.current?.children[wanted.current];
    wanted.current = undefined;
    const next = item?.querySelector<HTMLElement>(".grip") ?? list.current?.parentElement;
    next?.focus();
  });
  return (at) => {
    wanted.current = at;
  };
}

/** For what stands around a list: once one more is drawn at its end, the focus is in its first field. */
export function useFocusNew(): readonly [(area: HTMLElement | null) => void, () => void] {
  const around = useRef<HTMLElement | null>(null);
  const isWanted = useRef(false);
  useLayoutEffect(() => {
    if (!isWanted.current) return;
    isWanted.current = false;
    const added = around.current?.querySelector(":scope > .sorted > :last-child");
    added?.querySelector<HTMLElement>("textarea, input, select")?.focus();
  });
  const hold = (area: HTMLElement | null) => {
    around.current = area;
  };
  return [
    hold,
    () => {
      isWanted.current = true;
    },
  ];
}

interface Drag {
  readonly start: (event: PointerEvent, at: number) => void;
  /** The class of what is dragged, and of where it would come to stand. */
  readonly markOf: (at: number) => string | undefined;
}

/** From a press on a grip until it is let go; Escape leaves all as it was. Held at an edge of the window, that scrolls. */
function useDrag(
  list: { readonly current: HTMLOListElement | null },
  onDrop: (from: number, to: number) => void,
): Drag {
  const [now, setNow] = useState<{ readonly from: number; readonly to: number }>();
  const stop = useRef<() => void>(() => undefined);
  useEffect(() => () => stop.current(), []);
  const start = (event: PointerEvent, from: number) => {
    const ended = new AbortController();
    const { signal } = ended;
    let y = event.clientY;
    let to = from;
    const look = () => {
      if (signal.aborted) return;
      scrollBy(0, beyondEdge(y));
      to = placeAt(list.current, y) ?? to;
      setNow((before) => (before?.from === from && before.to === to ? before : { from, to }));
      requestAnimationFrame(look);
    };
    const end = () => {
      ended.abort();
      setNow(undefined);
    };
    const drop = () => {
      end();
      onDrop(from, to);
    };
    stop.current = () => ended.abort();
    const follow = ({ clientY }: PointerEvent) => {
      y = clientY;
    };
    addEventListener("pointermove", follow, { signal });
    addEventListener("pointercancel", end, { signal });
    addEventListener("keydown", ({ key }) => key === "Escape" && end(), { signal });
    addEventListener("pointerup", drop, { signal });
    look();
  };
  const markOf = (at: number) => now && markAt(at, now.from, now.to);
  return { start, markOf };
}

function markAt(at: number, from: number, to: number): string | undefined {
  if (to === from) return undefined;
  if (at === from) return "dragged";
  if (at !== to) return undefined;
  return to < from ? "drop-before" : "drop-after";
}

/** Which place of the list lies at this height, the ends reaching on. */
function placeAt(list: HTMLOListElement | null, y: number): number | undefined {
  const items = [...(list?.children ?? [])].map((item) => item.getBoundingClientRect());
  if (items.length === 0) return undefined;
  const below = items.findIndex(({ bottom }) => y < bottom);
  return below < 0 ? items.length - 1 : below;
}

const EDGE = 80; // px from the window's edge within which it scrolls along, the faster the nearer

function beyondEdge(y: number): number {
  return (Math.min(0, y - EDGE) + Math.max(0, y - innerHeight + EDGE)) / 4;
}
