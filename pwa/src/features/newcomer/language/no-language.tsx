/** "My language is not here": counted, and answered with what can be done now (clause 3.1). */
import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { keeping, readOnly } from "../../../app/state";
import { DUTCH, language, t } from "../../../i18n/words";
import { count } from "../../../store/counters";
import { Button } from "../../../ui/button";
import { Icon } from "../../../ui/icon";
import { LINKS } from "../links";

/** `isSaid` where the list that stands in the page before any script was told so. */
export function NoLanguage({ isSaid }: { readonly isSaid: boolean }): JSX.Element {
  const [isTold, setTold] = useState(false);
  const tell = () => {
    setTold(true);
    if (keeping.value !== "nothing" && !readOnly.value) void count({ metric: "no-language" });
  };
  useEffect(() => {
    if (!isSaid) return;
    history.replaceState(history.state, "", LINKS.language); // loading the page again says nothing new
    tell();
  }, [isSaid]);
  if (isTold) return <Advice />;
  return (
    <Button kind="quiet" icon="help" onClick={tell}>
      {t("Mijn taal staat er niet")}
      <InEnglish text="My language is not here" />
    </Button>
  );
}

/** A language that can be read, and people who can help; the sentence to show is for them, so in Dutch. */
function Advice(): JSX.Element {
  const advice = useRef<HTMLDivElement>(null);
  useEffect(() => {
    advice.current?.focus();
    advice.current?.scrollIntoView({ block: "nearest" });
  }, []); // the button that was tapped is gone
  return (
    <div class="notice info no-language" ref={advice} tabIndex={-1}>
      <Icon name="globe" size={28} />
      <div>
        <p>
          <strong>{t("Kies een andere taal die u kunt lezen.")}</strong>
          <InEnglish text="Choose another language that you can read." />
        </p>
        <p>
          {t("Laat deze zin zien aan de bieb.")}
          <InEnglish text="Show this sentence to the library." />
        </p>
        <p class="to-show" lang={DUTCH} dir="ltr">
          Mijn taal staat niet in Wegwijs. Wilt u mij helpen?
        </p>
      </div>
    </div>
  );
}

/** Who has chosen no language yet reads Dutch beside English, as on the rest of this screen. */
function InEnglish({ text }: { readonly text: string }): JSX.Element | null {
  if (language.value !== DUTCH) return null;
  return (
    <>
      <br />
      <span lang="en">{text}</span>
    </>
  );
}
