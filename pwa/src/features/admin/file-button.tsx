/** Chooses a file from this device; the same one may be chosen again. */
import type { JSX } from "preact";

interface FileButtonProps {
  readonly text: string;
  readonly accept: string;
  readonly onChoose: (file: File) => void;
}

export function FileButton({ text, accept, onChoose }: FileButtonProps): JSX.Element {
  return (
    <label class="field">
      <span>{text}</span>
      <input
        type="file"
        accept={accept}
        onChange={({ currentTarget }) => {
          const file = currentTarget.files?.[0];
          currentTarget.value = "";
          if (file) onChoose(file);
        }}
      />
    </label>
  );
}
