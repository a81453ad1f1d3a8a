/** Where the studio's pages about packs are. */
export function packLink(pack: string): string {
  return `#/packs/${encodeURIComponent(pack)}`;
}

export function cardLink(card: string): string {
  return `#/card/${encodeURIComponent(card)}`;
}

export function mediaLink(pack: string): string {
  return `#/media/${encodeURIComponent(pack)}`;
}
