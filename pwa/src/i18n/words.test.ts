import { expect, test } from "vitest";
import { keyOf } from "./words";

test("a message has the key that the catalogues are compiled with", () => {
  // The same stand in tests/backend/core/test_i18n.py.
  const keys = {
    Bewaard: "nalrl",
    "Wat zoekt u?": "9ttca",
    "+ foto's {size}": "54v31",
    één: "5s3i3",
    "€ 5 \u2019s": "2bbzw",
  };
  expect(Object.keys(keys).map(keyOf)).toEqual(Object.values(keys));
});
