"""Listens to what a page plays: which recording it is, and that it is really heard."""

from tests.browser.phone import Phone

EARS = """
globalThis.__heard = [];
const blobs = new Map();
const { createObjectURL } = URL;
URL.createObjectURL = (blob) => {
  const url = createObjectURL.call(URL, blob);
  blobs.set(url, blob);
  return url;
};
const { play } = HTMLMediaElement.prototype;
HTMLMediaElement.prototype.play = function () {
  globalThis.__heard.push({ element: this, blob: blobs.get(this.src) });
  return play.call(this);
};
"""
IS_PLAYING = """() => {
  const { element } = globalThis.__heard.at(-1) ?? {};
  return element !== undefined && !element.paused && element.currentTime > 0;
}"""
# How often a second the decoded sound goes up through zero.
PITCH = """async () => {
  const { blob } = globalThis.__heard.at(-1);
  const decoded = await new OfflineAudioContext(1, 1, 44100).decodeAudioData(await blob.arrayBuffer());
  const second = decoded.getChannelData(0).subarray(22050, 66150);
  return second.filter((now, at) => at > 0 && second[at - 1] < 0 && now >= 0).length;
}"""


def listen_in(phone: Phone) -> None:
    """From the next page on."""
    phone.context.add_init_script(EARS)


def pitch(phone: Phone) -> int:
    """The hertz of what plays now; waits until it does."""
    phone.page.wait_for_function(IS_PLAYING)
    heard: int = phone.page.evaluate(PITCH)
    return heard
