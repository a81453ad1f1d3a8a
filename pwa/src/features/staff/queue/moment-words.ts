/** A moment as one says it that day: the hour; else the day, too. */
import { dayInWords } from "../../../i18n/formats";
import { dayOf, timeOf } from "../visits";

export function whenInWords(moment: Date): string {
  const day = dayOf(moment);
  return day === dayOf(new Date()) ? timeOf(moment) : `${dayInWords(day)} ${timeOf(moment)}`;
}
