/** What is not allowed to somebody is not drawn for them; the server refuses it anyway. */
import { session } from "./state";

export function mayDo(permission: "edit" | "review"): boolean {
  return session.value?.may.includes(permission) === true;
}
