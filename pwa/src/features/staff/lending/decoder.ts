/** Finds a barcode in a picture: by the browser itself where it can, else by what we bring. */

/** What of the code's picture says, or nothing. */
export type Decode = (picture: CanvasRenderingContext2D) => Promise<string | undefined>;

interface Detector {
  detect(picture: HTMLCanvasElement): Promise<readonly { readonly rawValue: string }[]>;
}

/** What TypeScript does not know yet: Chromium on Android, ChromeOS and macOS have it. */
interface DetectorClass {
  new (options: { readonly formats: readonly string[] }): Detector;
  getSupportedFormats(): Promise<readonly string[]>;
}

const FORMATS: readonly string[] = ["qr_code", "ean_13", "code_128", "code_39"];

export async function newDecoder(): Promise<Decode> {
  const { BarcodeDetector: found } = globalThis as { readonly BarcodeDetector?: DetectorClass };
  const known = found ? await found.getSupportedFormats().catch(() => []) : [];
  return found && FORMATS.every((format) => known.includes(format))
    ? byBrowser(new found({ formats: FORMATS }))
    : byZxing();
}

function byBrowser(detector: Detector): Decode {
  let decode: Decode = async ({ canvas }) => (await detector.detect(canvas))[0]?.rawValue;
  return async (picture) => {
    try {
      return await decode(picture);
    } catch {
      // It is there, and what it needs of the system is not: some tablets without Google's services.
      decode = await byZxing();
      return decode(picture);
    }
  };
}

async function byZxing(): Promise<Decode> {
  const { readByZxing } = await import("./zxing");
  return (picture) => readByZxing(picture.getImageData(0, 0, picture.canvas.width, picture.canvas.height));
}
