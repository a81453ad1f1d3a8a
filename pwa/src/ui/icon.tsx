/** The interface's own signs, on the grid and stroke of the pictograms. A word always stands beside them. */
import type { JSX } from "preact";

const ICONS = {
  home: "M3.5 11.5L12 4l8.5 7.500M6 10v10.500h12V10M10 20.500v-7h4.500v7",
  talk: "M4 5h13v9H10l-4 4v-4H4zM20.5 9v8.500h-2V21l-3.5-3.500H13",
  down: "M12 4v11M7 10.500l5 5 5-5M4.5 20h15",
  help: "M9 9a3 3 0 1 1 4.5 2.600c-1 .6-1.5 1.2-1.5 2.400M12 17.500h.1M3 12a9 9 0 1 0 18 0a9 9 0 1 0-18 0",
  check: "M5 12.500l5 5L19.5 7",
  checks: "M2 12.500l4.5 4.500L15 7.500M12 16.5l1 .8L22 7.5",
  offline:
    "M3 3l18 18M8.5 12.700a6 6 0 0 1 3-1.200M5.5 9.500A11 11 0 0 1 8.8 7.300M12 5.800a11 11 0 0 1 6.5 3.700M14.5 11.700l1.2.9M12 17.500h.1",
  pause: "M8.5 5.500v13M15.5 5.500v13",
  play: "M8 5l11 7-11 7z",
  sound: "M4 9.500h4l5-4.500v14l-5-4.500H4zM16.5 9a4.500 4.500 0 0 1 0 6M19 6.500a8 8 0 0 1 0 11",
  mute: "M4 9.500h4l5-4.500v14l-5-4.500H4zM17 9.500l5 5M22 9.500l-5 5",
  slow: "M4.5 15a6 6 0 0 1 12 0zM16.5 13.500c1-2 3.500-2 4 0 .3 1-.5 1.500-1.5 1.500h-2.500M6.5 15v2.500M14 15v2.500M8.5 11.500l2-1.500 2 1.500",
  record:
    "M9.5 6a2.500 2.500 0 0 1 5 0v5a2.500 2.500 0 0 1-5 0zM6 11a6 6 0 0 0 12 0M12 17v3.500M8.5 20.500h7",
  again: "M19 5v5h-5M18.5 10a7 7 0 1 0 .5 4.5",
  trash: "M4.5 7h15M9.5 7V4h5v3M6.5 7l1 13h9l1-13M10.5 11v5.500M13.5 11v5.5",
  back: "M19.5 12h-15M10.5 5.500L4 12l6.5 6.5",
  next: "M4.5 12h15M13.5 5.500L20 12l-6.5 6.5",
  close: "M6 6l12 12M18 6L6 18",
  open: "M5.5 9l6.5 6.5L18.5 9",
  globe: "M3 12a9 9 0 1 0 18 0a9 9 0 1 0-18 0M3 12h18M12 3c3.3 3.3 3.3 14.7 0 18M12 3c-3.3 3.3-3.3 14.7 0 18",
  search: "M4 10.500a6.500 6.500 0 1 0 13 0a6.500 6.500 0 1 0-13 0M15.200 15.200L20.5 20.5",
  settings: "M4 7h7M17 7h3M4 17h3M13 17h7M11 7a3 3 0 1 0 6 0a3 3 0 1 0-6 0M7 17a3 3 0 1 0 6 0a3 3 0 1 0-6 0",
  print: "M7.5 9V3.5h9V9M7 17.500H3.5V9h17v8.500H17M7.5 14h9v6.500h-9z",
  share: "M12 3v12M8 6.500L12 3l4 3.500M8.5 10H5v11h14V10h-3.5",
  plus: "M4 4h16v16H4zM12 8.500v7M8.5 12h7",
  turn: "M4.5 9.500A8 8 0 0 1 19 8M19.5 3.500V8.500h-5M19.5 14.500A8 8 0 0 1 5 16M4.5 20.500v-5h5",
  show: "M4 6.5h16v11H4zM8 10.500h8M8 13.500h5",
  glad: "M3 12a9 9 0 1 0 18 0a9 9 0 1 0-18 0M8.7 9.700h.1M15.2 9.700h.1M8 14c2 3 6 3 8 0",
  sad: "M3 12a9 9 0 1 0 18 0a9 9 0 1 0-18 0M8.7 9.700h.1M15.2 9.700h.1M8 16.300c2-3 6-3 8 0",
  phone: "M5 4.500h4l1.5 4.5-2.3 1.700a12 12 0 0 0 5 5L15 13.500l4.5 1.500v4c-8 1.5-16-6.5-14.5-14.500z",
  away: "M13.5 4.500h6v6M19.5 4.500L11 13M10 5.500H4.500v14h14V14",
  steps: "M4 19h5v-5h5V9h5V4",
  pictures: "M3.5 7h12v10h-12zM18.5 8.5v7M21.5 10v4M6.5 14l2.5-3 3.5 4",
  scheme: "M9 4h6v5H9zM3.5 15h6v5h-6zM14.5 15h6v5h-6zM12 9v3M6.5 15v-3h11v3",
  library: "M12 7c3-2.2 6-2.2 9-1.5v13c-3-.7-6-.7-9 1.5-3-2.2-6-2.2-9-1.5v-13c3-.7 6-.7 9 1.5zv13",
  figures: "M4 20V4M4 20h16M8.5 16.5v-5M13 16.5v-9M17.5 16.5v-7",
  send: "M3.5 5l17 7-17 7 2.5-7zM6 12h6.5",
  warning: "M12 4L2.8 20h18.400zM12 10v4.500M12 17.200h.1",
  people:
    "M5.5 8.500a3.500 3.500 0 1 0 7 0a3.500 3.500 0 1 0-7 0M2.5 20c.4-4.500 2.700-7 6.500-7s6.100 2.500 6.500 7M15.5 5.200a3.500 3.500 0 0 1 0 6.600M17 13.400c2.700.6 4.200 2.900 4.500 6.600",
  star: "M12 3.500l2.600 5.500 5.900.8-4.300 4.200 1 6-5.200-2.900-5.200 2.900 1-6-4.300-4.200 5.900-.8z",
  scan: "M4 8V4h4M16 4h4v4M20 16v4h-4M8 20H4v-4M8 8.500v7M11 8.500v7M13.500 8.500v7M16 8.500v7",
  add: "M12 5v14M5 12h14",
  lock: "M5.5 10.500h13v10h-13zM8 10.500V7.500a4 4 0 0 1 8 0v3M12 14.500v2.500",
  pin: "M12 21c-5-5.2-7-8.3-7-11a7 7 0 0 1 14 0c0 2.7-2 5.8-7 11zM9.4 10a2.6 2.6 0 1 0 5.2 0a2.6 2.6 0 1 0-5.2 0",
} as const;

export type IconName = keyof typeof ICONS;

/** Signs that point along the line of reading; they turn round where that line runs from right to left. */
const DIRECTED: readonly IconName[] = ["back", "next", "away", "send"];

interface IconProps {
  readonly name: IconName;
  readonly size?: number; // px
}

export function Icon({ name, size = 24 }: IconProps): JSX.Element {
  return (
    <svg
      class={DIRECTED.includes(name) ? "icon directed" : "icon"}
      viewBox="0 0 24 24"
      width={size}
      height={size}
      aria-hidden="true"
    >
      <path d={ICONS[name]} />
    </svg>
  );
}
