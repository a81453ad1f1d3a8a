/** The drawing at the end of the words of today. */
import { t } from "../../../i18n/words";
import type { ScenePicture } from "../../../sync/pictures";

export function DONE(): ScenePicture {
  return {
    ground: "canal",
    scene: [
      { part: "floor", x: 0, y: 50 },
      { part: "sun", x: 70, y: 4, tone: "saffron" },
      { part: "wave", x: 22, y: 14, tone: "canal" },
      { part: "person", x: 50, y: 14, tone: "plum" },
      { part: "balloon", x: 34, y: 2, scale: 80, tone: "leaf" },
    ],
    alt: { id: "words.done", text: t("Twee mensen praten met elkaar. De zon schijnt.") },
  };
}
