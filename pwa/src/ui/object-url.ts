/** An address for a file that was read, as long as it is shown. */
import { useEffect, useState } from "preact/hooks";

/** Undefined until it was read, and where there is none; without `read` there is none. Read again when `changes` do. */
export function useObjectUrl(
  read: (() => Promise<Blob | undefined>) | undefined,
  changes: readonly unknown[],
): string | undefined {
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    let made: string | undefined;
    let isGone = false;
    const show = (file: Blob | undefined) => {
      if (file && !isGone) made = URL.createObjectURL(file);
      if (!isGone) setUrl(made);
    };
    // A store that cannot be read shows what a phone without the file shows.
    if (!read) show(undefined);
    else read().then(show, () => show(undefined));
    return () => {
      isGone = true;
      if (made !== undefined) URL.revokeObjectURL(made);
    };
  }, changes);
  return url;
}
