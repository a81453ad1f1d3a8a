/** What is being typed, kept on this device until the server has it: a crash or a lost line loses nothing. */
import type { Where } from "./api";

export function readTyped(where: Where, segment: string): string | null {
  return localStorage.getItem(key(where, segment));
}

export function keepTyped(where: Where, segment: string, text: string): void {
  localStorage.setItem(key(where, segment), text);
}

export function dropTyped(where: Where, segment: string): void {
  localStorage.removeItem(key(where, segment));
}

function key({ language }: Where, segment: string): string {
  return `translation ${segment}.${language}`;
}
