/** What stands beside a text: agreed words, other languages, remarks of colleagues and what it said before. */
import type { ComponentChildren, JSX } from "preact";
import { useState } from "preact/hooks";
import { dayInWords } from "../../../i18n/formats";
import { autonymOf, directionOf } from "../../../i18n/languages";
import { t, tn } from "../../../i18n/words";
import { Button } from "../../../ui/button";
import { Problem } from "../problems";
import { useDeed } from "../use-deed";
import { addComment, type Segment, type Version, type Where } from "./api";
import { REMARK } from "./spots";

interface BesideProps {
  readonly where: Where;
  readonly shown: Segment;
  readonly csrf: string;
  readonly onAgain: () => void;
}

export function Beside({ where, shown, csrf, onAgain }: BesideProps): JSX.Element {
  return (
    <div class="beside">
      <Part title={t("Woordenlijst")} isEmpty={shown.terms.length === 0}>
        <dl>
          {shown.terms.map(({ id, means, words }) => (
            <div key={id}>
              <dt>
                <strong>{id}</strong> · {means}
              </dt>
              <dd lang={where.language} dir={directionOf(where.language)}>
                {words.join(" · ")}
              </dd>
            </div>
          ))}
        </dl>
      </Part>
      <Part title={t("Andere talen")} isEmpty={Object.keys(shown.others).length === 0}>
        <dl>
          {Object.entries(shown.others).map(([tag, text]) => (
            <div key={tag}>
              <dt lang={tag}>{autonymOf(tag)}</dt>
              <dd lang={tag} dir={directionOf(tag)}>
                {text}
              </dd>
            </div>
          ))}
        </dl>
      </Part>
      <Comments key={shown.id} where={where} shown={shown} csrf={csrf} onAgain={onAgain} />
      <Part title={t("Wat hier eerder stond")} isEmpty={shown.history.length === 0}>
        <ol class="talk">
          {shown.history.map((version) => (
            <Former key={`${version.at} ${version.deed} ${version.text}`} version={version} where={where} />
          ))}
        </ol>
      </Part>
    </div>
  );
}

interface PartProps {
  readonly title: string;
  readonly isEmpty: boolean;
  readonly children: ComponentChildren;
}

function Part({ title, isEmpty, children }: PartProps): JSX.Element {
  return (
    <section class="card">
      <h3>{title}</h3>
      {isEmpty ? <p class="aside">{t("Niets.")}</p> : children}
    </section>
  );
}

const DEEDS: Readonly<Record<Version["deed"], (by: string) => string>> = {
  found: (by) => (by === "" ? t("Van elders, niet nagekeken") : t("Van elders, nagekeken door {by}", { by })),
  written: (by) => t("Geschreven door {by}", { by }),
  imported: (by) => t("Uit een bestand, door {by}", { by }),
  reviewed: (by) => t("Nagekeken door {by}", { by }),
  emptied: (by) => t("Weggehaald door {by}", { by }),
};

function Former({ version, where }: { readonly version: Version; readonly where: Where }): JSX.Element {
  const { deed, text, by, at } = version;
  return (
    <li class="said">
      <strong>{DEEDS[deed](by)}</strong>
      {deed !== "reviewed" && deed !== "emptied" && (
        <p lang={where.language} dir={directionOf(where.language)}>
          {text}
        </p>
      )}
      <small>{dayInWords(at.slice(0, 10))}</small>
    </li>
  );
}

function Comments({ where, shown, csrf, onAgain }: BesideProps): JSX.Element {
  const [text, setText] = useState("");
  const { problem, isBusy, run } = useDeed();
  const send = async (event: SubmitEvent) => {
    event.preventDefault();
    if (isBusy || text.trim() === "") return;
    if (!(await run(addComment(where, shown.id, text, csrf), t("Uw opmerking staat erbij.")))) return;
    setText("");
    onAgain();
  };
  const count = shown.comments.length + shown.notes.length;
  return (
    <section class="card">
      <h3>{tn("{n} opmerking", "{n} opmerkingen", count)}</h3>
      <CommentList shown={shown} />
      <form onSubmit={(event) => void send(event)}>
        <label class="field">
          <span>{t("Opmerking voor collega’s")}</span>
          <textarea
            id={REMARK}
            rows={2}
            maxLength={6000}
            dir="auto"
            value={text}
            onInput={({ currentTarget }) => setText(currentTarget.value)}
          />
        </label>
        <Problem code={problem} />
        <Button type="submit" kind="quiet" icon="talk">
          {t("Zet erbij")}
        </Button>
      </form>
    </section>
  );
}

function CommentList({ shown }: { readonly shown: Segment }): JSX.Element {
  return (
    <ul class="talk">
      {shown.notes.map((note) => (
        <li key={note} class="said">
          <p dir="auto">{note}</p>
          <small>{t("uit het bestand")}</small>
        </li>
      ))}
      {shown.comments.map((comment) => (
        <li key={`${comment.at} ${comment.text}`} class="said">
          <p dir="auto">{comment.text}</p>
          <small>{t("{by}, {day}", { by: comment.by, day: dayInWords(comment.at.slice(0, 10)) })}</small>
        </li>
      ))}
    </ul>
  );
}
