/** An address for a picture or sound of a pack, as long as it is shown. */
import { packs } from "../../app/state";
import { readMedia } from "../../store/media";
import { useReader } from "../../ui/blocks/reader";
import { useObjectUrl } from "../../ui/object-url";

/** Undefined until it was read, and where this phone or the card does not have it. */
export function useMedia(path: string | undefined): string | undefined {
  const { pack } = useReader();
  const read = path === undefined ? undefined : () => readMedia(pack, path);
  return useObjectUrl(read, [pack, path, packs.value]);
}
