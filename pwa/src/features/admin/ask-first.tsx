/** A button for what cannot be undone: it asks first. */
import type { ComponentChildren, JSX } from "preact";
import { useState } from "preact/hooks";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import type { IconName } from "../../ui/icon";

interface AskFirstProps {
  /** On the button, and on the one in the dialog that does it. */
  readonly text: string;
  readonly icon?: IconName;
  /** Where several buttons say the same: what this one is about, too. */
  readonly label?: string;
  readonly isBusy?: boolean;
  readonly title: string;
  /** The way back. */
  readonly no: string;
  readonly children: ComponentChildren;
  readonly onYes: () => void;
}

export function AskFirst({
  icon = "trash",
  text,
  title,
  no,
  children,
  onYes,
  ...rest
}: AskFirstProps): JSX.Element {
  const [isAsking, setAsking] = useState(false);
  const decide = () => {
    setAsking(false);
    onYes();
  };
  return (
    <>
      <Button kind="quiet" icon={icon} {...rest} onClick={() => setAsking(true)}>
        {text}
      </Button>
      {isAsking && (
        <Dialog title={title} onClose={() => setAsking(false)}>
          <p>{children}</p>
          <div class="answers">
            <Button kind="danger" icon={icon} onClick={decide}>
              {text}
            </Button>
            <Button kind="quiet" onClick={() => setAsking(false)}>
              {no}
            </Button>
          </div>
        </Dialog>
      )}
    </>
  );
}
