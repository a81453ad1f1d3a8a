/** Questions: noted in three taps, answered to who asked from a phone, and what is asked and wished most (S7). */
import type { JSX } from "preact";
import { t } from "../../../i18n/words";
import { Page } from "../page";
import { AskedMost } from "./asked-most";
import { Inbox } from "./inbox";
import { Later } from "./later";
import { NoteQuestion } from "./note";
import { Wishes } from "./wishes";

export function QuestionsScreen(): JSX.Element {
  return (
    <Page title={t("Vragen")} part="questions">
      <NoteQuestion />
      <div class="two-columns">
        <Inbox />
        <div class="column">
          <Later />
          <AskedMost />
          <Wishes />
        </div>
      </div>
    </Page>
  );
}
