/** A place in a centre's feed: the epoch, and the number that was told last (clause 4.3). */
import { matching } from "./fields";

export const cursorText = matching(/^[A-Za-z0-9_-]{22}\.(0|[1-9][0-9]{0,15})$/);

export function writeCursor(epoch: string, commitSeq: number): string {
  return `${epoch}.${commitSeq}`;
}

/** The epoch and commit_seq of a cursor that has the form of one. */
export function readCursor(cursor: string): readonly [string, number] {
  const [epoch = "", commitSeq = ""] = cursor.split(".");
  return [epoch, Number(commitSeq)];
}
