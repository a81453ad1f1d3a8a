/** Why the server makes nothing of a file, in plain words: what to do instead. */
import { t } from "../../i18n/words";

export const MEDIA_WORDS: Readonly<Record<string, () => string>> = {
  "body-too-large": () => t("Dit bestand is te groot: een plaatje is hooguit 20 MB, een geluid 24 MB."),
  drawing: () =>
    t("SVG-tekeningen kunnen niet: daar kan een programma in zitten. Bewaar het als PNG of JPEG."),
  "hidden-file": () =>
    t("In dit bestand zit nog een ander bestand verstopt. Bewaar het opnieuw met een ander programma."),
  "unknown-picture": () => t("Dit is geen plaatje dat wij kunnen lezen. Kies een JPEG, PNG, WebP of AVIF."),
  "too-many-pixels": () =>
    t("Dit plaatje is te groot: hooguit 50 miljoen beeldpunten. Maak het eerst kleiner."),
  moves: () => t("Dit plaatje beweegt. Kies een plaatje dat stilstaat."),
  damaged: () => t("Dit bestand is niet heel. Probeer het opnieuw op te slaan, of kies een ander."),
  "too-busy": () => t("Dit plaatje wordt niet klein genoeg. Kies een rustiger plaatje."),
  "too-heavy": () => t("Dit bestand kost te veel tijd of geheugen. Maak het eerst kleiner."),
  "unknown-sound": () => t("Dit is geen geluid dat wij kunnen lezen. Kies een MP3, WAV, M4A, Ogg of WebM."),
  "too-short": () => t("Dit geluid is te kort. Een opname duurt minstens een halve seconde."),
  "too-long": () => t("Dit geluid is te lang: hooguit twee minuten."),
  silent: () => t("Wij horen niets in dit geluid. Staat de microfoon aan?"),
  "no-credit": () => t("Deze licentie vraagt om de naam van de maker. Vul die in."),
  "no-alt": () => t("Schrijf eerst wat er te zien is, voor wie het niet ziet."),
  "own-recording": () => t("U sprak dit zelf in. Iemand anders moet luisteren."),
  "in-use": () => t("Een kaart gebruikt dit bestand. Haal het daar eerst weg."),
  "bad-request": () => t("Er klopt iets niet. Vul alle velden in; een adres begint met https."),
  unavailable: () => t("De server is nu te druk. Probeer het over een minuut nog een keer."),
};
