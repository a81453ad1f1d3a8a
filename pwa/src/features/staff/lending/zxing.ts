/** Reads barcodes where the browser cannot: ZXing as WebAssembly, which comes from our own server and works without a network. */
import { prepareZXingModule, type ReaderOptions, readBarcodes } from "zxing-wasm/reader";
import wasm from "zxing-wasm/reader/zxing_reader.wasm?url";

// Its own default fetches it from somebody else.
prepareZXingModule({ overrides: { locateFile: () => wasm } });

const OPTIONS: ReaderOptions = {
  formats: ["QRCode", "EAN13", "Code128", "Code39"],
  maxNumberOfSymbols: 1,
  tryInvert: false,
};

export async function readByZxing(picture: ImageData): Promise<string | undefined> {
  const [found] = await readBarcodes(picture, OPTIONS);
  return found?.text;
}
