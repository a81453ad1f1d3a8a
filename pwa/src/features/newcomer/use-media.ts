/** An address for a picture or sound of a pack, as long as it is shown. */
import { useEffect, useState } from "preact/hooks";
import { packs } from "../../app/state";
import { readMedia } from "../../store/media";
import { useReader } from "../../ui/blocks/reader";

/** Undefined until it was read, and where this phone or the card does not have it. */
export function useMedia(path: string | undefined): string | undefined {
  const { pack } = useReader();
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    let made: string | undefined;
    let isGone = false;
    const show = (file: Blob | undefined) => {
      if (file && !isGone) made = URL.createObjectURL(file);
      if (!isGone) setUrl(made);
    };
    // A store that cannot be read shows what a phone without the file shows.
    if (path === undefined) show(undefined);
    else readMedia(pack, path).then(show, () => show(undefined));
    return () => {
      isGone = true;
      if (made !== undefined) URL.revokeObjectURL(made);
    };
  }, [pack, path, packs.value]);
  return url;
}
