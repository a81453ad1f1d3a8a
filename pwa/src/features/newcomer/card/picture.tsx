/** The picture of a card, step or panel: drawn from the kit, or an image where this phone has it. */
import type { JSX } from "preact";
import { directionOf } from "../../../i18n/languages";
import type { ImagePicture, Picture } from "../../../sync/pictures";
import { useReader } from "../../../ui/blocks/reader";
import { Scene } from "../../../ui/scene";
import { useMedia } from "../use-media";

export function CardPicture({ picture }: { readonly picture: Picture }): JSX.Element {
  const { own } = useReader();
  return "scene" in picture ? <Scene picture={picture} lang={own.lang} /> : <Photo picture={picture} />;
}

/** Without the file its words stand there: never a broken picture. */
function Photo({ picture }: { readonly picture: ImagePicture }): JSX.Element {
  const { own } = useReader();
  const url = useMedia(picture.image);
  const said = { lang: own.lang, dir: directionOf(own.lang) };
  if (url === undefined) {
    return (
      <p class="no-photo" {...said}>
        {picture.alt.text}
      </p>
    );
  }
  const { width, height } = picture;
  return <img class="photo" src={url} width={width} height={height} alt={picture.alt.text} {...said} />;
}
