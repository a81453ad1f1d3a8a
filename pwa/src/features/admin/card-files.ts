/** The pictures and sounds that a card names, for who tries it out: each is fetched once, so that a cut line takes none away. */
import { useEffect, useRef, useState } from "preact/hooks";
import { readFile } from "./media/media-api";

/** Those that are here by now, by name. One that does not come is asked for again when there is a line again. */
export function useCardFiles(pack: string, names: readonly string[]): ReadonlyMap<string, Blob> {
  const [files, setFiles] = useState<ReadonlyMap<string, Blob>>(new Map());
  const asked = useRef(new Set<string>());
  const wanted = names.join("/");
  useEffect(() => {
    const bring = async (name: string) => {
      asked.current.add(name);
      const file = await readFile(pack, name);
      if (file) setFiles((before) => new Map(before).set(name, file));
      else asked.current.delete(name);
    };
    const bringAll = () => {
      for (const name of names) if (!asked.current.has(name)) void bring(name);
    };
    bringAll();
    addEventListener("online", bringAll);
    return () => removeEventListener("online", bringAll);
  }, [pack, wanted]);
  return files;
}
