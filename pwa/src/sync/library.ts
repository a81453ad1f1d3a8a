/** What a place's library offers: what is on, and books (clauses 2.3 and 2.5). */
import { day, flag, id, language, line, matching, maybe, oneOf, optional, record } from "./fields";
import { type Picture, picture, segment, type Text } from "./pictures";

/** Something at a place, on a day between two hours of its own clock; `weekly` from that day on. */
export interface Event {
  readonly type: "event";
  readonly icon: string;
  readonly title: Text;
  readonly day: string;
  readonly starts: string;
  readonly ends: string;
  readonly weekly?: boolean;
  readonly where?: Text;
  readonly text?: Text;
}

/** A book to borrow; its title and author stand as on its cover, in its own language. */
export interface Book {
  readonly type: "book";
  readonly title: string;
  readonly author?: string;
  readonly language: string;
  readonly picture?: Picture;
  readonly text?: Text;
}

const clock = matching(/^([01][0-9]|2[0-3]):[0-5][0-9]$/);

/** How each is read, by its type. */
export const LIBRARY = {
  event: record<Event>({
    type: oneOf("event"),
    icon: id,
    title: segment,
    day,
    starts: clock,
    ends: clock,
    weekly: optional(flag),
    where: maybe(segment),
    text: maybe(segment),
  }),
  book: record<Book>({
    type: oneOf("book"),
    title: line,
    author: maybe(line),
    language,
    picture: maybe(picture),
    text: maybe(segment),
  }),
} as const;
