/** Where letters that a phone lacked are kept: a cache apart from the shells', so that no newer version takes them away. */
export const FONTS = "fonts";

/** They tell which script somebody reads. */
export async function forgetFonts(): Promise<void> {
  if (typeof caches !== "undefined") await caches.delete(FONTS);
}
