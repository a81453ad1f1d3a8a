/** What the centre decides for a team's device: who works with it, where, and what is lent there. */
import { parseMessage } from "./exchange";
import {
  flag,
  id,
  language,
  listOf,
  maybe,
  oneOf,
  orElse,
  randomId,
  record,
  recordId,
  sha256Name,
  text,
} from "./fields";

const BRIEFING_MAX = 2 * 1024 * 1024; // bytes
const PEOPLE_MAX = 10;
const MANY = 1000;
const ITEMS_MAX = 5000;

export type Role = "lead" | "staff" | "helper";

/** Somebody who works with this device; `started` once a start code was used. */
export interface BriefedPerson {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly started: boolean;
}

/** Where two people of a place can meet who must not need each other's address. */
export interface Spot {
  readonly id: string;
  readonly name: string;
}

/** `tiles`: whether items are lent to random tiles, or on trust alone. */
export interface BriefedPlace {
  readonly id: string;
  readonly name: string;
  readonly languages: readonly string[];
  readonly situations: readonly string[];
  readonly tiles: boolean;
  readonly spots: readonly Spot[];
}

/** Something that a place lends. */
export interface Item {
  readonly id: string;
  readonly title: string;
  readonly language: string;
  readonly place: string;
}

/** `seal` is the key that only the centre opens. */
export interface Briefing {
  readonly version: string;
  readonly seal: string;
  readonly people: readonly BriefedPerson[];
  readonly places: readonly BriefedPlace[];
  readonly items: readonly Item[];
}

/** What is told to a device that has this version already. */
interface SameBriefing {
  readonly version: string;
  readonly is_same: boolean;
}

const person = record<BriefedPerson>({
  id: randomId,
  name: text(1, 200),
  role: oneOf("lead", "staff", "helper"),
  started: flag,
});
const place = record<BriefedPlace>({
  id,
  name: text(1, 200),
  languages: listOf(language, MANY),
  situations: listOf(text(1, 100), MANY),
  tiles: flag,
  spots: listOf(record<Spot>({ id, name: text(1, 200) }), MANY),
});
const item = record<Item>({ id: recordId, title: text(0, 500), language: text(0, 35), place: id });
const same = record<SameBriefing>({ version: sha256Name, is_same: orElse(flag, false) });
const briefing = record<Briefing>({
  version: sha256Name,
  seal: text(1, 500),
  people: listOf(person, PEOPLE_MAX),
  places: listOf(place, MANY),
  items: orElse(listOf(item, ITEMS_MAX), []),
});
const started = record<{ readonly request_id: string; readonly ok: boolean | undefined }>({
  request_id: randomId,
  ok: maybe(flag),
});

/** The briefing, or nothing where the device has it; throws PeerError no-network (clause 1.3). */
export function parseBriefing(status: number, mediaType: string, body: Uint8Array): Briefing | undefined {
  const { is_same } = parseMessage(status, mediaType, body, same, BRIEFING_MAX);
  return is_same ? undefined : parseMessage(status, mediaType, body, briefing, BRIEFING_MAX);
}

/** Whether the centre took a start code; throws PeerError no-network for any other reply (clause 1.3). */
export function parseStart(status: number, mediaType: string, body: Uint8Array, requestId: string): boolean {
  const reply = parseMessage(status, mediaType, body, started);
  return reply.request_id === requestId && reply.ok === true;
}
