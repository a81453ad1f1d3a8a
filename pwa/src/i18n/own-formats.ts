/**
 * Dates and numbers of languages for which browsers have none, or none that agree: Chromium would silently write a day in
 * Tigrinya in English, and where a browser knows Sorani or Somali, it puts the year or the month first.
 *
 * Months are those of the Gregorian calendar, which is the one of Dutch letters.
 */

export interface OwnFormats {
  readonly months: readonly string[];
  /** From Monday on. */
  readonly weekdays: readonly string[];
  /** Between whole and tenths. */
  readonly decimal: "." | ",";
  /** Between the day of the week and the day. */
  readonly comma: string;
}

export const OWN_FORMATS: Readonly<Record<string, OwnFormats>> = {
  ti: {
    months: "ጥሪ ለካቲት መጋቢት ሚያዝያ ግንቦት ሰነ ሓምለ ነሓሰ መስከረም ጥቅምቲ ሕዳር ታሕሳስ".split(" "),
    weekdays: "ሰኑይ ሰሉስ ረቡዕ ሓሙስ ዓርቢ ቀዳም ሰንበት".split(" "),
    decimal: ".",
    comma: "፣ ",
  },
  so: {
    months:
      "Jannaayo Febraayo Maarso Abriil Maajo Juun Luuliyo Ogosto Sebtembar Oktoobar Nofembar Desembar".split(
        " ",
      ),
    weekdays: "Isniin Talaado Arbaco Khamiis Jimco Sabti Axad".split(" "),
    decimal: ".",
    comma: ", ",
  },
  ps: {
    months: "جنوري فبروري مارچ اپرېل مۍ جون جولای اګست سپټمبر اکټوبر نومبر ډیسمبر".split(" "),
    weekdays: "دوشنبه سه‌شنبه چهارشنبه پنجشنبه جمعه شنبه یکشنبه".split(" "),
    decimal: ",",
    comma: "، ",
  },
  ckb: {
    months: [
      "کانوونی دووەم",
      "شوبات",
      "ئازار",
      "نیسان",
      "ئایار",
      "حوزەیران",
      "تەمووز",
      "ئاب",
      "ئەیلوول",
      "تشرینی یەکەم",
      "تشرینی دووەم",
      "کانوونی یەکەم",
    ],
    weekdays: "دووشەممە سێشەممە چوارشەممە پێنجشەممە هەینی شەممە یەکشەممە".split(" "),
    decimal: ".",
    comma: "، ",
  },
};
