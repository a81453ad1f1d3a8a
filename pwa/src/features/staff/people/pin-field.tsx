/** Six digits, by touch, by keyboard or pasted (WCAG 3.3.8); they can be shown. */
import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { t } from "../../../i18n/words";
import { Button } from "../../../ui/button";
import { Icon } from "../../../ui/icon";
import { digitsOf, PIN_LENGTH } from "./pin";

const DIGITS = ["1", "2", "3", "4", "5", "6", "7", "8", "9"] as const;
const SHOWN = { type: "text" } as const;
const HIDDEN = { type: "password" } as const;

interface PinFieldProps {
  readonly label: string;
  readonly isDisabled: boolean;
  /** Called with six digits, as soon as they are there; the field is empty again then. */
  readonly onWhole: (pin: string) => void;
}

export function PinField({ label, isDisabled, onWhole }: PinFieldProps): JSX.Element {
  const [pin, setPin] = useState("");
  const [isShown, show] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus({ preventScroll: true }), [label]);
  const take = (typed: string) => {
    const digits = digitsOf(typed);
    setPin(digits.length === PIN_LENGTH ? "" : digits);
    if (digits.length === PIN_LENGTH) onWhole(digits);
  };
  return (
    <div class="pin">
      <label class="field">
        <span>{label}</span>
        <input
          ref={field}
          class="pin-field"
          {...(isShown ? SHOWN : HIDDEN)}
          inputMode="none"
          autocomplete="off"
          value={pin}
          disabled={isDisabled}
          onInput={({ currentTarget }) => take(currentTarget.value)}
        />
      </label>
      <Pad
        isDisabled={isDisabled}
        onDigit={(digit) => take(pin + digit)}
        onBack={() => setPin(pin.slice(0, -1))}
      />
      <Button isPressed={isShown} onClick={() => show(!isShown)}>
        {t("Laat de cijfers zien")}
      </Button>
    </div>
  );
}

interface PadProps {
  readonly isDisabled: boolean;
  readonly onDigit: (digit: string) => void;
  readonly onBack: () => void;
}

function Pad({ isDisabled, onDigit, onBack }: PadProps): JSX.Element {
  return (
    <div class="number-pad">
      {DIGITS.map((digit) => (
        <Key key={digit} isDisabled={isDisabled} onPress={() => onDigit(digit)}>
          {digit}
        </Key>
      ))}
      <span />
      <Key isDisabled={isDisabled} onPress={() => onDigit("0")}>
        0
      </Key>
      <button type="button" aria-label={t("Laatste cijfer weg")} onClick={onBack}>
        <Icon name="back" />
      </button>
    </div>
  );
}

interface KeyProps {
  readonly isDisabled: boolean;
  readonly onPress: () => void;
  readonly children: string;
}

function Key({ isDisabled, onPress, children }: KeyProps): JSX.Element {
  return (
    <button type="button" disabled={isDisabled} onClick={onPress}>
      {children}
    </button>
  );
}
