/** The camera while it looks for a code: in the middle of the picture only, a few times a second. */
import type { Decode } from "./decoder";

/** The part of the picture, in its middle, in which a code is looked for. */
const REGION = { width: 0.8, height: 0.6 };

const WIDEST = 800; // pixels of the picture that is decoded
const PAUSE = 120; // milliseconds between two looks

/** A torch and a way to use it are not in TypeScript's list yet. */
interface TorchTrack {
  getCapabilities?(): { readonly torch?: boolean };
  applyConstraints(constraints: { readonly advanced: readonly { readonly torch: boolean }[] }): Promise<void>;
}

/** The camera at the back of a tablet, or the only one; off again when it is left, also while the browser asks whether it may. */
export async function openCamera(left: AbortSignal): Promise<MediaStream> {
  const video = { facingMode: "environment", width: { ideal: 1280 }, height: { ideal: 720 } };
  const stream = await navigator.mediaDevices.getUserMedia({ video, audio: false });
  const close = () => {
    for (const track of stream.getTracks()) track.stop();
  };
  if (left.aborted) close();
  left.addEventListener("abort", close);
  return stream;
}

export function hasTorch(stream: MediaStream): boolean {
  return torchOf(stream)?.getCapabilities?.().torch === true;
}

export async function lightTorch(stream: MediaStream, isLit: boolean): Promise<void> {
  await torchOf(stream)?.applyConstraints({ advanced: [{ torch: isLit }] });
}

/** Look until it is left, and tell every code that is seen, however often. */
export async function look(
  video: HTMLVideoElement,
  decode: Decode,
  onCode: (code: string) => void,
  left: AbortSignal,
): Promise<void> {
  const picture = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  while (picture && !left.aborted) {
    const code = cutOut(video, picture) ? await decode(picture) : undefined;
    if (code !== undefined && !left.aborted) onCode(code);
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
}

/** Draw the region of the picture; false while there is none. */
function cutOut(video: HTMLVideoElement, picture: CanvasRenderingContext2D): boolean {
  const [width, height] = [video.videoWidth * REGION.width, video.videoHeight * REGION.height];
  if (width === 0 || video.readyState < video.HAVE_CURRENT_DATA) return false;
  const scale = Math.min(1, WIDEST / width);
  const { canvas } = picture;
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  const [left, top] = [(video.videoWidth - width) / 2, (video.videoHeight - height) / 2];
  picture.drawImage(video, left, top, width, height, 0, 0, canvas.width, canvas.height);
  return true;
}

function torchOf(stream: MediaStream): TorchTrack | undefined {
  return stream.getVideoTracks()[0] as unknown as TorchTrack | undefined;
}
