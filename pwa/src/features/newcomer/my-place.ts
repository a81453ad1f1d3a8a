/** The place that was chosen on this phone, or that a poster's address brought, as far as the phone knows it. */
import { firstOfPage, places, settings } from "../../app/state";
import type { Place } from "../../sync/manifest";

export function myPlace(): Place | undefined {
  return places.value.find(({ id }) => id === settings.value.place);
}

/** The languages and situations that stand first here, as published, else as the page of a poster's address has them. */
export function firstHere(): Pick<Place, "languages" | "situations"> {
  return myPlace() ?? firstOfPage.value;
}
