/** What somebody signs on their own machine: the command that does it, and the way back for the signed file. */
import type { JSX } from "preact";
import { t } from "../../../i18n/words";
import { DropZone } from "../drop-zone";
import { FileButton } from "../file-button";
import { Problem } from "../problems";
import { useDeed } from "../use-deed";
import { type Proposal, sendCopy } from "./api";

interface SignedCopyProps {
  readonly proposal: Proposal;
  readonly csrf: string;
  readonly onSigned: (isCurrent: boolean) => void;
}

export function SignedCopy({ proposal, csrf, onSigned }: SignedCopyProps): JSX.Element | null {
  const { file, role, may_sign, needs_own_machine } = proposal;
  const { problem, run } = useDeed();
  const bring = async (copy: File) => {
    const done = await run(sendCopy(file, copy, csrf), t("De handtekening staat eronder."));
    if (done) onSigned(done.value.current.includes(role));
  };
  if (!may_sign.some((signer) => !signer.is_in_browser)) return null;
  return (
    <section class="card" aria-labelledby="copy">
      <h2 id="copy">{t("Tekenen op een eigen computer")}</h2>
      {needs_own_machine && <p>{t("Eén handtekening moet van een eigen computer komen.")}</p>}
      <p>{t("Wie daar een sleutel heeft, leest en tekent met dit commando:")}</p>
      <p class="code digest">{`wegwijs keys sign ${location.origin}/proposals/${file} --key …`}</p>
      <DropZone onChoose={(copy) => void bring(copy)}>
        <FileButton
          text={t("Breng het getekende bestand hier")}
          accept=".json,application/json"
          onChoose={(copy) => void bring(copy)}
        />
        <p class="aside">{t("Kies het, of sleep het hierheen: {file}", { file })}</p>
      </DropZone>
      <Problem code={problem} />
    </section>
  );
}
