/** The picture of a card, step, panel, answer or book: a drawing of the kit's parts, or a photo; and what it shows in words. */
import type { JSX } from "preact";
import { t } from "../../../i18n/words";
import type { ImagePicture, Part, PartTone, Picture, ScenePicture } from "../../../sync/pictures";
import { Button } from "../../../ui/button";
import { Scene } from "../../../ui/scene";
import { CardPhoto, MediaPicker, type Picked } from "../media-picker";
import type { Source } from "./content";
import { useDesk } from "./desk";
import { emptyText, type Option, type SimpleField as Simple, TONES } from "./fields";
import { PART_NAMES } from "./kit-names";
import { mintId } from "./minting";
import { SimpleField } from "./simple-field";
import { SortedList } from "./sorted-list";
import { TextField } from "./text-field";
import { moved, type Path, valueAt } from "./values";

type SourcePicture = Source<Picture>;

interface PictureFieldProps {
  readonly field: { readonly label: () => string; readonly isOptional?: boolean };
  readonly value: unknown;
  readonly path: Path;
}

const PART_TONES: readonly Option[] = [
  ...TONES,
  { value: "tint", label: () => t("licht") },
  { value: "ink", label: () => t("zwart") },
  { value: "paper", label: () => t("wit") },
];

const SIZES: readonly Simple[] = [
  { kind: "number", name: "x", label: () => t("Van links"), min: -96, max: 192 },
  { kind: "number", name: "y", label: () => t("Van boven"), min: -96, max: 192 },
  { kind: "number", name: "scale", label: () => t("Grootte, in %"), min: 5, max: 800, isOptional: true },
];

export function PictureField({ field, value, path }: PictureFieldProps): JSX.Element {
  const { edit } = useDesk();
  const picture = value as SourcePicture | undefined;
  const put = (next: SourcePicture | undefined) => edit(path, next);
  return (
    <fieldset class="items">
      <legend>{field.label()}</legend>
      {!picture && (
        <div class="pick">
          <Button kind="quiet" icon="add" onClick={() => put(newScene())}>
            {t("Maak een tekening")}
          </Button>
          <Button kind="quiet" icon="add" onClick={() => put(newPhoto())}>
            {t("Neem een foto")}
          </Button>
        </div>
      )}
      {picture &&
        ("scene" in picture ? (
          <SceneForm picture={picture} path={path} />
        ) : (
          <PhotoForm picture={picture} path={path} />
        ))}
      {picture && (
        <TextField
          label={t("Wat is er te zien? Dit leest wie het plaatje niet ziet.")}
          isLong
          text={picture.alt}
          onChange={(alt) => edit([...path, "alt"], alt)}
        />
      )}
      {picture && field.isOptional && (
        <Button kind="quiet" icon="trash" onClick={() => put(undefined)}>
          {t("Haal het plaatje weg")}
        </Button>
      )}
    </fieldset>
  );
}

function newScene(): SourcePicture {
  return { scene: [{ part: "floor", x: 0, y: 50 }], ground: "canal", alt: emptyText(mintId) };
}

function newPhoto(): SourcePicture {
  return { image: "", width: 640, height: 480, alt: emptyText(mintId) };
}

interface SceneFormProps {
  readonly picture: Source<ScenePicture>;
  readonly path: Path;
}

function SceneForm({ picture, path }: SceneFormProps): JSX.Element {
  const { edit } = useDesk();
  const { scene, ground } = picture;
  const drawn: ScenePicture = {
    scene,
    ...(ground === undefined ? {} : { ground }),
    alt: { id: picture.alt.id, text: picture.alt.nl || t("de tekening") },
  };
  return (
    <>
      <div class="drawing">
        <Scene picture={drawn} lang="nl" />
      </div>
      <details>
        <summary>{t("Onderdelen van de tekening ({n})", { n: scene.length })}</summary>
        <SimpleField
          field={{ kind: "choice", name: "ground", label: () => t("Achtergrond"), options: PART_TONES }}
          value={ground ?? "canal"}
          onChange={(tone) => edit([...path, "ground"], tone)}
        />
        <PartsForm scene={scene} path={[...path, "scene"]} />
      </details>
    </>
  );
}

function PartsForm({ scene, path }: { readonly scene: readonly Part[]; readonly path: Path }): JSX.Element {
  const { edit } = useDesk();
  const put = (next: readonly Part[]) => edit(path, next);
  return (
    <>
      <SortedList
        items={scene}
        label={t("Onderdelen van de tekening")}
        keyOf={(_, at) => `${at}`}
        nameOf={({ part }) => PART_NAMES[part]?.() ?? part}
        min={1}
        onMove={(from, to) => put(moved(scene, from, to))}
        onRemove={(at) => put(scene.filter((_, place) => place !== at))}
        draw={(part, at) => <PartForm part={part} path={[...path, at]} />}
      />
      <Button kind="quiet" icon="add" onClick={() => put([...scene, { part: "person", x: 38, y: 14 }])}>
        {t("Nog een onderdeel")}
      </Button>
    </>
  );
}

function PartForm({ part, path }: { readonly part: Part; readonly path: Path }): JSX.Element {
  const { edit } = useDesk();
  return (
    <div class="part">
      <label class="field">
        <span>{t("Onderdeel")}</span>
        <select value={part.part} onChange={(event) => edit([...path, "part"], event.currentTarget.value)}>
          {Object.entries(PART_NAMES).map(([name, inWords]) => (
            <option key={name} value={name}>
              {inWords()}
            </option>
          ))}
        </select>
      </label>
      <SimpleFields fields={SIZES} value={part} path={path} />
      <SimpleField
        field={{ kind: "choice", name: "tone", label: () => t("Kleur"), options: PART_TONES }}
        value={part.tone ?? "canal"}
        onChange={(tone) => edit([...path, "tone"], tone as PartTone)}
      />
      <SimpleField
        field={{ kind: "flag", name: "flip", label: () => t("In spiegelbeeld") }}
        value={part.flip}
        onChange={(flip) => edit([...path, "flip"], flip)}
      />
    </div>
  );
}

function PhotoForm({
  picture,
  path,
}: {
  readonly picture: Source<ImagePicture>;
  readonly path: Path;
}): JSX.Element {
  const { edit, pack } = useDesk();
  const pick = (image: string, { width, height, alt }: Picked) =>
    edit(path, { image, width, height, alt: { ...picture.alt, nl: picture.alt.nl || alt } });
  return (
    <div class="part">
      {picture.image === "" ? (
        <p class="aside">{t("Nog geen foto.")}</p>
      ) : (
        <CardPhoto pack={pack} name={picture.image} alt={picture.alt.nl} />
      )}
      <MediaPicker pack={pack} kind="picture" onPick={pick} />
    </div>
  );
}

interface SimpleFieldsProps {
  readonly fields: readonly Simple[];
  readonly value: object;
  readonly path: Path;
}

function SimpleFields({ fields, value, path }: SimpleFieldsProps): JSX.Element {
  const { edit } = useDesk();
  return (
    <>
      {fields.map((field) => (
        <SimpleField
          key={field.name}
          field={field}
          value={valueAt(value, [field.name])}
          onChange={(next) => edit([...path, field.name], next)}
        />
      ))}
    </>
  );
}
