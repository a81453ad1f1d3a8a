/** How people learn in an activity, as reports tell it apart. */
import type { JSX } from "preact";
import { t } from "../../../i18n/words";
import { Choice } from "../../../ui/choice";
import { type Learning, learningName } from "../activity-kinds";

const LEARNING: readonly Learning[] = ["formal", "non-formal", "social"];

interface LearningChoiceProps {
  readonly value: Learning;
  readonly onChoose: (learning: Learning) => void;
}

export function LearningChoice({ value, onChoose }: LearningChoiceProps): JSX.Element {
  return (
    <Choice<Learning>
      name="learning"
      legend={t("Hoe leren mensen hier?")}
      look="chips"
      value={value}
      onChoose={onChoose}
      options={LEARNING.map((learning) => ({ value: learning, text: learningName(learning) }))}
    />
  );
}
