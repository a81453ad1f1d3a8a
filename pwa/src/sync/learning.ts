/** The blocks that one learns with: sentences, dialogues, quizzes, and how Dutch differs (clause 2.3). */
import {
  fileName,
  flag,
  id,
  language,
  listOf,
  maybe,
  oneOf,
  optional,
  type Reader,
  record,
  refuse,
} from "./fields";
import { type Picture, picture, segment, type Text } from "./pictures";

/** One sentence to say: its Dutch is what is said, by `sound` too. */
export interface Phrase {
  readonly text: Text;
  readonly icon?: string;
  readonly sound?: string;
}

/** A group of a phrasebook. */
export interface Phrases {
  readonly type: "phrases";
  readonly title: Text;
  readonly icon: string;
  readonly phrases: readonly Phrase[];
}

/** One line of a dialogue; `you` is what the reader says, and `sound` says its Dutch. */
export interface Turn {
  readonly type: "turn";
  readonly speaker: "you" | "other";
  readonly text: Text;
  readonly sound?: string;
}

/** One answer to choose in a quiz. */
export interface Answer {
  readonly text: Text;
  readonly picture?: Picture;
  readonly right?: boolean;
}

/** One item of a quiz: after an answer its `feedback` and one new `word` are shown. One that is `off` is not asked. */
export interface Question {
  readonly type: "question";
  readonly item: string;
  readonly text: Text;
  readonly picture?: Picture;
  readonly sound?: string;
  readonly answers: readonly Answer[];
  readonly feedback: Text;
  readonly word: Text;
  readonly off?: boolean;
}

/** A book to go with an item of a quiz; a place's own tips take its place. */
export interface Tip {
  readonly type: "tip";
  readonly item: string;
  readonly text: Text;
}

/** How Dutch differs from these languages, with Dutch examples. */
export interface Contrast {
  readonly type: "contrast";
  readonly languages: readonly string[];
  readonly title: Text;
  readonly text: Text;
  readonly examples?: readonly Text[];
}

const phrase = record<Phrase>({ text: segment, icon: maybe(id), sound: maybe(fileName) });

const answer = record<Answer>({ text: segment, picture: maybe(picture), right: optional(flag) });
const question = record<Question>({
  type: oneOf("question"),
  item: id,
  text: segment,
  picture: maybe(picture),
  sound: maybe(fileName),
  answers: listOf(answer, 6, 2),
  feedback: segment,
  word: segment,
  off: optional(flag),
});

/** One that nobody can answer is no question. */
const answerable: Reader<Question> = (value) => {
  const found = question(value);
  return found.answers.filter(({ right }) => right).length === 1 ? found : refuse("not one right answer");
};

/** How each is read, by its type. */
export const LEARNING = {
  phrases: record<Phrases>({
    type: oneOf("phrases"),
    title: segment,
    icon: id,
    phrases: listOf(phrase, 60, 1),
  }),
  turn: record<Turn>({
    type: oneOf("turn"),
    speaker: oneOf("you", "other"),
    text: segment,
    sound: maybe(fileName),
  }),
  question: answerable,
  tip: record<Tip>({ type: oneOf("tip"), item: id, text: segment }),
  contrast: record<Contrast>({
    type: oneOf("contrast"),
    languages: listOf(language, 40, 1),
    title: segment,
    text: segment,
    examples: optional(listOf(segment, 12)),
  }),
} as const;
