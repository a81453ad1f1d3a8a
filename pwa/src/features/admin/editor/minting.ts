/** Ids for texts that nobody had before: random, so that two people who write at the same time do not give out the same one. */

const SIGNS = "abcdefghijklmnopqrstuvwxyz234567"; // 32, so that each byte is as likely as any other
const LENGTH = 11; // after the first letter: 55 bits

export function mintId(): string {
  const bytes = [...crypto.getRandomValues(new Uint8Array(LENGTH))];
  return `t${bytes.map((byte) => SIGNS[byte % SIGNS.length]).join("")}`;
}
