import { describe, expect, test } from "vitest";
import { findPersonal, type Personal } from "./personal";

const FOUND: Readonly<Record<Personal, readonly string[]>> = {
  email: [
    "Schrijf mij: samira@example.org",
    "اكتبوا لي على samira.k@example.org.",
    "samira @ example.org",
    "пишіть на олена@приклад.укр",
  ],
  phone: [
    "Bel mij: 0612345678",
    "06-12345678",
    "06 12 34 56 78",
    "(06) 12 34 56 78",
    "015 - 123 45 67",
    "+31 6 1234 5678",
    "+31 (0)6 12345678",
    "0031612345678",
    "6 12345678",
    "+963 944 123 456",
    "0944123456",
    "+380 67 123 45 67",
    "رقمي ٠٦١٢٣٤٥٦٧٨",
    "شماره من ۰۹۱۲ ۳۴۵ ۶۷۸۹",
    "رقمي \u200e+٩٦٣ ٩٤٤ ١٢٣ ٤٥٦\u200e",
    "ቁጽረይ +፪፭፩፱፩፩፪፫፬፭፮",
    "ቁጽሪ 06፩፪፫፬፭፮፯፰",
    "मेरा नंबर ०६१२३४५६७८",
  ],
  bsn: [
    "Mijn BSN is 123456782",
    "BSN 123456782",
    "123 456 782",
    "1234.56.782",
    "bsn: 111222333",
    "رقمي ١٢٣٤٥٦٧٨٢",
    "کد من ۱۲۳۴۵۶۷۸۲",
    "ቁጽረይ ፩፪፫፬፭፮፯፰፪",
  ],
  "v-number": [
    "V-nummer 2812345678",
    "v nr. 281.234.5678",
    "V: 281234",
    "رقم V ٢٨١٢٣٤٥٦٧٨",
    "2812345678",
    "my number is 281 234 5678",
  ],
  document: [
    "paspoort NX1234567",
    "SPECI2014",
    "Passport N 001234567",
    "паспорт АБ 123456",
    "K0123456",
    "Z1-1234567890123",
    "جواز سفر N٠٠١٢٣٤٥٦٧",
    "ID 98765432",
    "nr 20134567890",
  ],
};

const NOTHING = [
  "Bel ik 112 of 113?",
  "١١٢",
  "በሉ ፩፻፲፪",
  "0900-8844 of 0800-2000",
  "088 112 2 112",
  "Ik kom op 01-02-2026 om 10:30.",
  "2026-11-25",
  "01.12.2026 9.30",
  "1/2/26",
  "01 02 2026",
  "20261125",
  "يوم ٢٥/١١/٢٠٢٦ الساعة ١٠:٣٠",
  "۱۴۰۴/۰۸/۲۳ ساعت ۱۰:۳۰",
  "ዕለት ፳፭ ሕዳር ፳፻፲፱",
  "van 2020 tot 2026, 2020-2026",
  "10:30-12:00 en 13.00-14.15",
  "Het kost € 1.250,00 of 12,50 euro, of 100.000 euro",
  "20000000 euro",
  "Kerkstraat 12, 2611 AB Delft, kamer 304",
  "شارع ١٢، غرفة ٣٠٤",
  "bus 455, lijn 23, trein 14:05 van spoor 3",
  "Ik heb 2 kinderen van 6 en 10 jaar, maat 28 en 34",
  "1 2 3 4 5 6 7 8 9",
  "0 1 2 3 4 5 6 7 8 9",
  "1000 2000 3000",
  "Hebt u dit boek: 978-90-215-1234-5 of 9789021512345?",
  "F1-03",
  "IND, COA, GZA, AZC TER APEL",
  "hoeveel is 10% van 1000000",
  "5 @ 3",
  "",
];

describe("what says who somebody is, is found", () => {
  const cases = Object.entries(FOUND).flatMap(([kind, texts]) => texts.map((text) => [kind, text] as const));
  test.each(cases)("%s in: %s", (kind, text) => {
    expect(findPersonal(text)).toContain(kind);
  });
});

describe("what everybody may know raises no alarm", () => {
  test.each(NOTHING)("%s", (text) => {
    expect(findPersonal(text)).toEqual([]);
  });
});

test("a number of nine digits that no State gave is no citizen service number", () => {
  expect(findPersonal("123456789")).not.toContain("bsn");
});

test("each kind is told once, and a number as what it is", () => {
  const text =
    "123456782 en 111222333, a@b.nl, 06-12345678, +31 6 12345678, V 2812345678, 2812345678, NX1234567";
  expect([...findPersonal(text)].sort()).toEqual(["bsn", "document", "email", "phone", "v-number"]);
  expect(findPersonal("123456782")).toEqual(["bsn"]);
});
