/** Translations: the matrix of all packs, or behind it one pack in one language. */
import "./translations.css";
import type { JSX } from "preact";
import type { ScreenProps } from "../screens";
import { MatrixPage } from "./matrix";
import { SheetPage } from "./sheet";

export function TranslationsScreen({ path, csrf, self }: ScreenProps): JSX.Element {
  const [pack, language, segment] = path;
  if (!pack || !language) return <MatrixPage />;
  return (
    <SheetPage
      key={`${pack} ${language}`}
      where={{ pack, language }}
      segment={segment}
      csrf={csrf}
      self={self}
    />
  );
}
