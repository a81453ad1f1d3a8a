/** A place where a file is dropped; for keys there is the button in it. */
import type { ComponentChildren, JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";

interface DropZoneProps {
  readonly onChoose: (file: File) => void;
  readonly children: ComponentChildren;
}

export function DropZone({ onChoose, children }: DropZoneProps): JSX.Element {
  const zone = useRef<HTMLDivElement>(null);
  const isOver = useDropped(zone, onChoose);
  return (
    <div ref={zone} class={isOver ? "drop-zone over" : "drop-zone"}>
      {children}
    </div>
  );
}

/** Whether something is held over the place. */
function useDropped(zone: { readonly current: HTMLElement | null }, onChoose: (file: File) => void): boolean {
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const place = zone.current;
    const over = (event: DragEvent) => {
      event.preventDefault();
      setOver(event.type === "dragover");
    };
    const take = (event: DragEvent) => {
      over(event);
      const file = event.dataTransfer?.files[0];
      if (file) onChoose(file);
    };
    place?.addEventListener("dragover", over);
    place?.addEventListener("dragleave", over);
    place?.addEventListener("drop", take);
    return () => {
      place?.removeEventListener("dragover", over);
      place?.removeEventListener("dragleave", over);
      place?.removeEventListener("drop", take);
    };
  }, []);
  return isOver;
}
