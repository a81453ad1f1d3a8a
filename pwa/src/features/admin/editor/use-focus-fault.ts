/** Brings the focus to the first field of a form with which something is wrong, each time that was looked at. */
import { useEffect, useRef } from "preact/hooks";
import type { Faults } from "./faults";

export function useFocusFault(
  found: Faults,
  faulty: string | undefined,
): { readonly current: HTMLFormElement | null } {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [found, faulty]);
  return form;
}
