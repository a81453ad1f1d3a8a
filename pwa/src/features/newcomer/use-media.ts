/** An address for a picture or sound of a pack, as long as it is shown. */
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import { packs } from "../../app/state";
import { readMedia } from "../../store/media";
import { useReader } from "../../ui/blocks/reader";
import { useObjectUrl } from "../../ui/object-url";

/** Where files of a pack come from: what this phone saved, or whatever a card is tried out with. */
export const MediaFrom = createContext(readMedia);

/** Undefined until it was read, and where this phone or the card does not have it. */
export function useMedia(path: string | undefined): string | undefined {
  const { pack } = useReader();
  const from = useContext(MediaFrom);
  const read = path === undefined ? undefined : () => from(pack, path);
  return useObjectUrl(read, [pack, path, packs.value]);
}
