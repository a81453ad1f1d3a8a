/**
 * Whether the page stands in the small browser of another app, as of a link tapped in a chat. There a page can neither be
 * put on the home screen nor printed, and what it keeps goes when that app says so. Such a browser has every feature and
 * fails without a word, so this alone is asked of its name.
 */

/** Android marks every page inside an app with `wv`; the others name the app. */
const APPS =
  /; wv\)|\b(?:FBAN|FBAV|FB_IAB|Instagram|WhatsApp|Line\/|MicroMessenger|Snapchat|TikTok|BytedanceWebview)/;
const APPLE = /\b(?:iPhone|iPad|iPod)\b/;

interface Browser {
  readonly userAgent: string;
  /** Only Apple's: opened from the home screen, which has no Safari in its name either. */
  readonly standalone?: boolean;
}

export function isInsideApp({ userAgent, standalone }: Browser = navigator): boolean {
  const isView = APPLE.test(userAgent) && !/\bSafari\//.test(userAgent) && standalone !== true;
  return APPS.test(userAgent) || isView;
}
