/** The names under which browsers come: those inside another app are told from the browsers themselves. */
import { expect, it } from "vitest";
import { isInsideApp } from "./in-app";

const ANDROID = "Mozilla/5.0 (Linux; Android 13; SM-A135F";
const APPLE =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 17_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)";
const CHROME = "AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/126.0 Mobile Safari/537.36";

it.each([
  ["a view of Android", `${ANDROID} Build/TP1A; wv) ${CHROME}`],
  ["Facebook on Android", `${ANDROID}; wv) ${CHROME} [FB_IAB/FB4A;FBAV/470.0.0.0;]`],
  ["Facebook on an iPhone", `${APPLE} Mobile/15E148 [FBAN/FBIOS;FBAV/470.0.0.0;FBDV/iPhone12,1]`],
  ["Instagram on an iPhone", `${APPLE} Mobile/15E148 Instagram 339.0.0 (iPhone12,1; iOS 17_6)`],
  ["WhatsApp", `${APPLE} Mobile/15E148 WhatsApp/24.14`],
  ["any other app on an iPhone", `${APPLE} Mobile/15E148`],
])("%s is inside an app", (_, userAgent) => {
  expect(isInsideApp({ userAgent })).toBe(true);
});

it.each([
  ["Chrome on Android", `${ANDROID}) ${CHROME.replace("Version/4.0 ", "")}`],
  [
    "Samsung Internet",
    `${ANDROID}) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/25.0 Chrome/121.0 Mobile Safari/537.36`,
  ],
  ["Firefox on Android", "Mozilla/5.0 (Android 13; Mobile; rv:128.0) Gecko/128.0 Firefox/128.0"],
  ["Safari on an iPhone", `${APPLE} Version/17.6 Mobile/15E148 Safari/604.1`],
  ["Chrome on an iPhone", `${APPLE} CriOS/126.0 Mobile/15E148 Safari/604.1`],
  [
    "Chrome on a computer",
    `Mozilla/5.0 (X11; Linux x86_64) ${CHROME.replace("Version/4.0 ", "").replace("Mobile ", "")}`,
  ],
])("%s is a browser", (_, userAgent) => {
  expect(isInsideApp({ userAgent })).toBe(false);
});

it("an iPhone's home screen is no app of others, although it does not call itself Safari", () => {
  expect(isInsideApp({ userAgent: `${APPLE} Mobile/15E148`, standalone: true })).toBe(false);
});
