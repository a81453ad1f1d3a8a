/** Translations, and beside the matrix of all packs what is to be done. */
import type { JSX } from "preact";
import { TodoBeside } from "./board/todo-beside";
import type { ScreenProps } from "./screens";
import { TranslationsScreen } from "./translations/screen";

export function MatrixScreen(props: ScreenProps): JSX.Element {
  return (
    <>
      <TranslationsScreen {...props} />
      {props.path.length === 0 && <TodoBeside mayFollow={props.mayFollow} />}
    </>
  );
}
