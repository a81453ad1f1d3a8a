/** What libraries register of a question, once it is noted. All of it can be skipped; each choice is kept at once. */
import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { t } from "../../../i18n/words";
import { Button } from "../../../ui/button";
import { Choice } from "../../../ui/choice";
import { HELP, KINDS, ORGANISATIONS, REFERRED } from "../ido";
import { fieldsOf, records, write } from "../state";

interface IdoFormProps {
  readonly note: string;
  readonly onDone: () => void;
}

export function IdoForm({ note, onDone }: IdoFormProps): JSX.Element {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  const fields = fieldsOf(records.value.get(`note/${note}`));
  const parts = [
    { name: "ido", legend: t("Wat voor vraag was het?"), choices: KINDS },
    { name: "organisation", legend: t("Over welke organisatie?"), choices: ORGANISATIONS },
    { name: "help", legend: t("Wat heb je gedaan?"), choices: HELP },
    { name: "referred", legend: t("Naar wie verwezen?"), choices: REFERRED },
  ];
  return (
    <section class="panel" aria-labelledby="ido">
      <h2 id="ido" ref={heading} tabIndex={-1}>
        {t("De vraag is bewaard.")}
      </h2>
      <Button kind="main" icon="check" onClick={onDone}>
        {t("Klaar")}
      </Button>
      <p class="aside">{t("Voor de registratie van het IDO. Overslaan mag.")}</p>
      {parts.map(({ name, legend, choices }) => (
        <Choice<string>
          key={name}
          name={name}
          legend={legend}
          look="chips"
          value={typeof fields[name] === "string" ? (fields[name] as string) : null}
          onChoose={(value) => void write("note", note, { [name]: value })}
          options={Object.entries(choices).map(([value, text]) => ({ value, text: text() }))}
        />
      ))}
    </section>
  );
}
