/** Of saved packs: the pictures and sound that are still on their way, for the text can be read before them. */
import type { JSX } from "preact";
import { downloads } from "./downloads";
import type { Offer } from "./offers";
import { Failure, Going } from "./save-pack";
import { TitlePair } from "./title-pair";

/** Nothing where nothing is on its way. */
export function Underway({ saved }: { readonly saved: readonly Offer[] }): JSX.Element {
  return (
    <>
      {saved.map((offer) => {
        const download = downloads.value[offer.pack];
        if (!download || (download.state !== "failed" && !download.hasMedia)) return null;
        return (
          <section key={offer.pack} class="card">
            <TitlePair words={offer.title} />
            {download.state === "failed" ? (
              <Failure {...download} />
            ) : (
              <Going offer={offer} download={download} />
            )}
          </section>
        );
      })}
    </>
  );
}
