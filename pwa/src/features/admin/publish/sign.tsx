/** What waits for signatures, read to the letter, and the button that signs: over the bytes that this page has read itself. */
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { t } from "../../../i18n/words";
import { Button } from "../../../ui/button";
import { Notice } from "../../../ui/notice";
import { PageTitle } from "../page-title";
import { Problem } from "../problems";
import { Unread } from "../unread";
import { useDeed } from "../use-deed";
import { useList } from "../use-list";
import {
  type Proposal,
  type ProposalChanges,
  type ProposedPack,
  readOverview,
  readProposal,
  readProposedTexts,
  sendSignature,
} from "./api";
import { Changes } from "./changes-card";
import { lineInWords } from "./line-words";
import { type Bytes, ownKey, readSigned, signWithOwnKey } from "./own-key";
import { SignedCopy } from "./signed-copy";
import { inFours, roleInWords, shortKey } from "./words";

interface SignProps {
  readonly file: string;
  readonly csrf: string;
  readonly self: string;
}

export function SignPage({ file, csrf, self }: SignProps): JSX.Element {
  const [overview, again] = useList(readOverview);
  const [changes] = useList(() => readProposal(file));
  const [isOut, setOut] = useState(false);
  const signed = (isCurrent: boolean) => {
    setOut(isCurrent);
    again();
  };
  const proposal = overview?.ok ? overview.value.waiting.find((one) => one.file === file) : undefined;
  return (
    <>
      <PageTitle text={t("Lees en teken")} />
      <p>
        <a href="#/publish">{t("Alle pakketten")}</a>
      </p>
      <Unread answers={proposal ? [overview, changes] : [overview]} />
      {isOut && (
        <Notice
          tone="done"
          icon="check"
          title={t("Er zijn genoeg handtekeningen. Telefoons krijgen dit nu.")}
        />
      )}
      {overview?.ok && !proposal && !isOut && (
        <Notice icon="check" title={t("Dit wacht niet meer: het is getekend, of er is iets nieuwers.")} />
      )}
      {proposal && changes?.ok && (
        <>
          <WhatItBrings file={file} changes={changes.value} />
          <Signing proposal={proposal} csrf={csrf} self={self} onSigned={signed} />
          <SignedCopy proposal={proposal} csrf={csrf} onSigned={signed} />
        </>
      )}
    </>
  );
}

function WhatItBrings({
  file,
  changes,
}: {
  readonly file: string;
  readonly changes: ProposalChanges;
}): JSX.Element {
  return (
    <>
      {changes.packs.map((pack) => (
        <OnePack key={pack.target} file={file} pack={pack} />
      ))}
      {changes.lines.length > 0 && (
        <section class="card" aria-labelledby="lines">
          <h2 id="lines">{t("Ook dit verandert")}</h2>
          <ul>
            {changes.lines.map((line, at) => (
              <li key={`${at}`} dir="auto">
                {lineInWords(line)}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function OnePack({ file, pack }: { readonly file: string; readonly pack: ProposedPack }): JSX.Element {
  const { target, places, changes } = pack;
  return (
    <section class="card" aria-label={target}>
      <h2>{changes ? t("{pack}, uitgave {n}", { pack: changes.pack, n: changes.edition }) : target}</h2>
      <p>
        {changes === null
          ? t("Wordt niet meer aangeboden.")
          : places.length > 0
            ? t("Alleen voor telefoons op {places}.", { places: places.join(", ") })
            : t("Voor iedereen.")}
      </p>
      {changes && (
        <Changes
          changes={changes}
          ask={(card, language) => readProposedTexts(file, target, card, language)}
        />
      )}
    </section>
  );
}

interface SigningProps {
  readonly proposal: Proposal;
  readonly csrf: string;
  readonly self: string;
  readonly onSigned: (isCurrent: boolean) => void;
}

function Signing({ proposal, csrf, self, onSigned }: SigningProps): JSX.Element {
  const { file, digest } = proposal;
  const [read, setRead] = useState<Bytes>();
  const [own, setOwn] = useState<string | null>();
  const { problem, isBusy, run } = useDeed();
  useEffect(() => void readSigned(file).then(setRead), [file, digest]);
  useEffect(() => void ownKey(self).then((found) => setOwn(found ?? null)), [self]);
  const maySign = proposal.role !== "root" && proposal.may_sign.some((signer) => signer.keyid === own);
  const sign = async () => {
    const signature = read && (await signWithOwnKey(self, read));
    if (!read || !own || !signature) return;
    const body = { keyid: own, signature, digest: read.digest };
    const done = await run(sendSignature(file, body, csrf), t("Uw handtekening staat eronder."));
    if (done) onSigned(done.value.current.includes(proposal.role));
  };
  return (
    <section class="card" aria-labelledby="sign">
      <h2 id="sign">{roleInWords(proposal.role)}</h2>
      {read && <Digest told={digest} read={read.digest} />}
      <Signatures proposal={proposal} />
      <Problem code={problem} />
      {own === null && proposal.role !== "root" && <NoKeyHere />}
      {maySign && (
        <Button
          kind="main"
          icon="check"
          isBusy={isBusy}
          isDisabled={read?.digest !== digest}
          onClick={() => void sign()}
        >
          {t("Ik heb het gelezen, en teken")}
        </Button>
      )}
      {own && !maySign && <WhyNot hasSigned={proposal.signed_by.some((signer) => signer.keyid === own)} />}
    </section>
  );
}

function WhyNot({ hasSigned }: { readonly hasSigned: boolean }): JSX.Element {
  return <p class="aside">{hasSigned ? t("U hebt al getekend.") : t("Uw sleutel mag dit niet tekenen.")}</p>;
}

function NoKeyHere(): JSX.Element {
  return (
    <Notice
      icon="lock"
      title={t("U hebt in deze browser geen sleutel.")}
      action={<a href="#/publish">{t("Maak mijn sleutel")}</a>}
    />
  );
}

/** What the server says that is to be signed, against what this page would sign. */
function Digest({ told, read }: { readonly told: string; readonly read: string }): JSX.Element {
  if (told !== read) {
    return (
      <Notice
        tone="danger"
        icon="warning"
        title={t(
          "Wat de server toont, is niet wat hier getekend zou worden. Teken niets, en bel een collega.",
        )}
      />
    );
  }
  return (
    <>
      <p>{t("Beide tekenaars zien hetzelfde getal. Lees het elkaar voor:")}</p>
      <p class="code digest">{inFours(read)}</p>
    </>
  );
}

function Signatures({ proposal }: { readonly proposal: Proposal }): JSX.Element {
  const { signed_by, threshold } = proposal;
  return (
    <>
      <p>{t("{n} van {threshold} handtekeningen", { n: signed_by.length, threshold })}</p>
      <ul class="names">
        {signed_by.map((signer) => (
          <li key={signer.keyid}>
            <bdi>{signer.holder || t("van een computer buiten de studio")}</bdi>
            <span class="code">{shortKey(signer.keyid)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
