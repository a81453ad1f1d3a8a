/** Regions: who signs what their places say of themselves, and laying before them what no phone has yet. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { t } from "../../../i18n/words";
import { Button } from "../../../ui/button";
import { Problem } from "../problems";
import { Unread } from "../unread";
import { useDeed } from "../use-deed";
import { useList } from "../use-list";
import type { PublisherKey } from "./api";
import { nameSigner, proposeOverlays, type Region, readRegions } from "./regions-api";
import { shortKey } from "./words";

interface RegionsCardProps {
  readonly keys: readonly PublisherKey[];
  readonly csrf: string;
  readonly onChanged: () => void;
}

export function RegionsCard({ keys, csrf, onChanged }: RegionsCardProps): JSX.Element | null {
  const [answer, again] = useList(readRegions);
  const { problem, isBusy, run } = useDeed();
  const propose = async () => {
    if (!(await run(proposeOverlays(csrf), t("Het is voorgelegd.")))) return;
    again();
    onChanged();
  };
  const changed = () => {
    again();
    onChanged();
  };
  if (!answer?.ok) return <Unread answers={[answer]} />;
  const { regions } = answer.value;
  if (regions.length === 0) return null;
  return (
    <section class="card" aria-labelledby="regions">
      <h2 id="regions">{t("Wat locaties zeggen")}</h2>
      <p class="aside">{t("Wie voor een regio tekent, leest en tekent wat haar locaties zeggen.")}</p>
      {regions.map((region) => (
        <OneRegion key={region.id} region={region} keys={keys} csrf={csrf} onChanged={changed} />
      ))}
      <Problem code={problem} />
      {regions.some(({ standing, unsigned }) => standing === "current" && unsigned.length > 0) && (
        <Button icon="send" isBusy={isBusy} onClick={() => void propose()}>
          {t("Leg het nieuwe voor")}
        </Button>
      )}
    </section>
  );
}

interface OneRegionProps extends RegionsCardProps {
  readonly region: Region;
}

function OneRegion({ region, keys, csrf, onChanged }: OneRegionProps): JSX.Element {
  const { id, unsigned } = region;
  return (
    <div>
      <h3>{t("Regio {name}", { name: id })}</h3>
      <p>{signerInWords(region)}</p>
      {unsigned.length > 0 && <p>{t("Nog niet op telefoons: {places}", { places: unsigned.join(", ") })}</p>}
      <SignerForm
        region={region}
        keys={keys.filter(
          ({ held, holder, keyid }) => held === "browser" && holder && keyid !== region.keyid,
        )}
        csrf={csrf}
        onChanged={onChanged}
      />
    </div>
  );
}

function signerInWords({ keyid, holder, standing }: Region): string {
  if (standing === "none") return t("Niemand tekent nog voor deze regio.");
  const name = holder || shortKey(keyid);
  if (standing === "current") return t("{name} tekent.", { name });
  return t("{name} tekent, zodra de uitgevers daarvoor getekend hebben.", { name });
}

/** Somebody of whom the studio knows a key: publishers make theirs on this page. */
function SignerForm({ region, keys, csrf, onChanged }: OneRegionProps): JSX.Element | null {
  const [keyid, setKeyid] = useState("");
  const { problem, isBusy, run } = useDeed();
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (isBusy) return;
    if (await run(nameSigner(region.id, keyid, csrf), t("De wijziging is voorgesteld."))) onChanged();
  };
  if (keys.length === 0) return null;
  return (
    <form class="pick" onSubmit={(event) => void submit(event)}>
      <label class="field">
        <span>{t("Wie tekent voor {name}?", { name: region.id })}</span>
        <select required value={keyid} onChange={({ currentTarget }) => setKeyid(currentTarget.value)}>
          <option value="">{t("Kies")}</option>
          {keys.map((key) => (
            <option key={key.keyid} value={key.keyid}>
              {`${key.holder} · ${shortKey(key.keyid)}`}
            </option>
          ))}
        </select>
      </label>
      <Button type="submit" isBusy={isBusy}>
        {t("Laat tekenen")}
      </Button>
      <Problem code={problem} />
    </form>
  );
}
