/** Photos of the chosen place's own building, as far as they have come; there are no people on them (clause 2.5). */
import type { JSX } from "preact";
import { packs } from "../../../app/state";
import { directionOf } from "../../../i18n/languages";
import { language } from "../../../i18n/words";
import { readPhoto } from "../../../store/photos";
import { photosShown, type ShownPhoto } from "../../../sync/overlay";
import { useObjectUrl } from "../../../ui/object-url";
import { usePlaceValues } from "../use-documents";
import { useToday } from "../use-loaded";

export function PlacePhotos(): JSX.Element | null {
  const values = usePlaceValues();
  const today = useToday();
  if (!values || today === undefined) return null;
  const photos = photosShown(values.overlay, language.value, today);
  return (
    <>
      {photos.map((photo) => (
        <Photo key={photo.sha256} photo={photo} />
      ))}
    </>
  );
}

/** What the place says is whole without one that is still to come. */
function Photo({ photo }: { readonly photo: ShownPhoto }): JSX.Element | null {
  const { sha256, width, height, language: tag, alt } = photo;
  const url = useObjectUrl(() => readPhoto(sha256), [sha256, packs.value]);
  if (url === undefined) return null;
  const said = { lang: tag, dir: directionOf(tag) };
  return (
    <figure class="place-photo">
      <img class="photo" src={url} width={width} height={height} alt={alt} {...said} />
      {/* For the eye; whoever listens has heard it with the picture. */}
      <figcaption class="aside" aria-hidden="true" {...said}>
        {alt}
      </figcaption>
    </figure>
  );
}
