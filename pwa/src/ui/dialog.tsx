/** A question in front of the screen: the browser's own dialog, with a place in history so that Back closes it. */
import type { ComponentChildren, JSX } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";

interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  /** What is asked cannot be undone, and is much: the focus is on the last answer, which is the way back. */
  readonly isGrave?: boolean;
  readonly children: ComponentChildren;
}

/** Shown for as long as it is rendered; `onClose` is called by Back and by Escape. */
export function Dialog({ title, onClose, isGrave = false, children }: DialogProps): JSX.Element {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const name = useId();
  useEffect(() => {
    const opener = document.activeElement;
    dialog.current?.showModal();
    const back = dialog.current?.querySelector<HTMLElement>(".answers > :last-child");
    if (isGrave) back?.focus();
    else heading.current?.focus(); // the first button may be the one that cannot be undone
    return () => {
      // The dialog is out of the page by now, and with it the browser's own way back.
      if (opener instanceof HTMLElement) opener.focus();
    };
  }, []);
  useBackToClose(onClose);
  return (
    <dialog
      ref={dialog}
      aria-labelledby={name}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <h2 id={name} ref={heading} tabIndex={-1}>
        {title}
      </h2>
      {children}
    </dialog>
  );
}

function useBackToClose(onClose: () => void): void {
  const close = useRef(onClose);
  close.current = onClose;
  useEffect(() => {
    const mark = `dialog-${Math.floor(performance.now())}`;
    history.pushState({ ...history.state, dialog: mark }, ""); // it belongs to the entry beneath
    // Of two, one over the other, Back closes the upper one and leads to the entry of the lower.
    const back = () => {
      if ((history.state as { dialog?: string } | null)?.dialog !== mark) close.current();
    };
    addEventListener("popstate", back);
    return () => {
      removeEventListener("popstate", back);
      // Closed by a button: our entry is still on top and would make the next Back do nothing.
      if ((history.state as { dialog?: string } | null)?.dialog === mark) history.back();
    };
  }, []);
}
