/** The categories by which libraries register questions at their information points (IDO), so that an export serves them. */
import { t } from "../../i18n/words";

type Named = Readonly<Record<string, () => string>>;

/** What kind of question it was. */
export const KINDS: Named = {
  government: () => t("Digitale overheid"),
  library: () => t("Dienst van de bibliotheek"),
  other: () => t("Anders"),
};

export const ORGANISATIONS: Named = {
  belastingdienst: () => t("Belastingdienst en toeslagen"),
  uwv: () => t("UWV"),
  gemeente: () => t("Gemeente"),
  digid: () => t("DigiD"),
  duo: () => t("DUO"),
  svb: () => t("SVB"),
  cak: () => t("CAK"),
  zorgverzekeraar: () => t("Zorgverzekeraar"),
  ind: () => t("IND"),
  coa: () => t("COA"),
  rdw: () => t("RDW"),
  politie: () => t("Politie"),
  anders: () => t("Anders"),
};

export const HELP: Named = {
  uitleg: () => t("Uitgelegd"),
  "samen-gedaan": () => t("Samen gedaan"),
  verwezen: () => t("Doorverwezen"),
  geprint: () => t("Geprint"),
  anders: () => t("Anders"),
};

export const REFERRED: Named = {
  "ido-spreekuur": () => t("Spreekuur van het IDO"),
  cursus: () => t("Cursus"),
  vluchtelingenwerk: () => t("VluchtelingenWerk"),
  gemeente: () => t("Gemeente"),
  "juridisch-loket": () => t("Juridisch Loket"),
  huisarts: () => t("Huisarts"),
  anders: () => t("Anders"),
};
