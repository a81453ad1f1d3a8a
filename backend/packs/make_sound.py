"""Makes of somebody's recording what phones get: one voice, as loud as all others, as MP3 for every phone and as Opus.

Only what is heard is taken; a file's own words about itself, its pictures and its other tracks stay behind.
"""

import io
from collections.abc import Iterator
from typing import Literal, NamedTuple

import av
from av.filter import Graph

from backend.packs.errors import UnusableFileError
from backend.packs.hidden import hides_another_file

RATE = 48_000  # hertz
WIDTH = 4  # bytes of a sample
BLOCK = RATE // 10 * WIDTH  # bytes of a tenth of a second
SECONDS_MAX = 120
SHORTEST = 400  # milliseconds: the least that loudness can be told of
LOUDNESS = -18.0  # LUFS: a voice on the small speaker of a phone
PEAK = 0.84  # of full scale, -1.5 dB: encoders overshoot a little
SILENCE = -60.0  # LUFS
MEASURED = "lavfi.r128.I"
GAIN_MAX = 30.0  # dB; more would be noise
STARTS = {
    b"\x1aE\xdf\xa3": "matroska",
    b"OggS": "ogg",
    b"fLaC": "flac",
    b"ID3": "mp3",
    b"\xff\xfb": "mp3",
    b"\xff\xf3": "mp3",
    b"\xff\xf2": "mp3",
    b"\xff\xfa": "mp3",
}


class Form(NamedTuple):
    """How a sound is written."""

    container: str
    codec: Literal["libmp3lame", "libopus"]
    rate: int  # hertz
    bits: int  # a second
    options: dict[str, str]


# Both without a word about when and by what they were made.
MP3 = Form("mp3", "libmp3lame", 24_000, 48_000, {"fflags": "+bitexact", "id3v2_version": "0"})
OPUS = Form("ogg", "libopus", RATE, 24_000, {"fflags": "+bitexact"})


class MadeSound(NamedTuple):
    mp3: bytes
    opus: bytes
    milliseconds: int


def make_sound(data: bytes, starts: int = 0, ends: int | None = None) -> MadeSound:
    """The sound between two moments in milliseconds.

    Raises: UnusableFileError.
    """
    if hides_another_file(data):
        raise UnusableFileError("there is another file in this one", "hidden-file")
    samples = _heard(data)[_at(starts) : _at(ends)]
    milliseconds = len(samples) * 1000 // (RATE * WIDTH)
    if milliseconds < SHORTEST:
        raise UnusableFileError("the sound is too short", "too-short")
    even = _evened(samples)
    return MadeSound(_encoded(even, MP3), _encoded(even, OPUS), milliseconds)


def _at(moment: int | None) -> int | None:
    return None if moment is None else moment * RATE // 1000 * WIDTH


def _format_of(data: bytes) -> str:
    """By its first bytes, and never by trial: some formats are lists of addresses that would be asked for."""
    if data[:4] == b"RIFF" and data[8:12] == b"WAVE":
        return "wav"
    if data[4:8] == b"ftyp":
        return "mov"
    for start, name in STARTS.items():
        if data.startswith(start):
            return name
    raise UnusableFileError("this is no sound that can be read", "unknown-sound")


def _heard(data: bytes) -> bytes:
    """The first track as one channel of floats."""
    kind = _format_of(data)
    resampler = av.AudioResampler("flt", "mono", RATE)
    heard = bytearray()
    try:
        with av.open(io.BytesIO(data), "r", format=kind, metadata_errors="replace") as container:
            if not container.streams.audio:
                raise UnusableFileError("there is no sound in it", "unknown-sound")
            for frame in container.decode(container.streams.audio[0]):
                frame.pts = None
                for same in resampler.resample(frame):
                    heard += _bytes_of(same)
                if len(heard) > SECONDS_MAX * RATE * WIDTH:
                    raise UnusableFileError("the sound is too long", "too-long")
            for rest in resampler.resample(None):
                heard += _bytes_of(rest)
    except (av.FFmpegError, ValueError) as error:
        raise UnusableFileError("the sound is damaged", "damaged") from error
    return bytes(heard)


def _bytes_of(frame: av.AudioFrame) -> bytes:
    """Without what pads a plane."""
    return bytes(frame.planes[0])[: frame.samples * WIDTH]


def _evened(samples: bytes) -> bytes:
    """As loud as every other recording, and no louder than a phone can play."""
    meter = _through(samples, [("ebur128", "metadata=1:peak=none")])
    # The last piece may be too short to be told of.
    told = [frame.metadata[MEASURED] for frame in meter if MEASURED in frame.metadata]
    loudness = float(told[-1])
    if loudness < SILENCE:
        raise UnusableFileError("nothing is to be heard in it", "silent")
    gain = min(LOUDNESS - loudness, GAIN_MAX)
    steps = [("volume", f"{gain:.2f}dB"), ("alimiter", f"limit={PEAK}:level=disabled:attack=2:release=50")]
    return b"".join(_bytes_of(frame) for frame in _through(samples, [*steps, ("aformat", "flt:48000:mono")]))


def _through(samples: bytes, filters: list[tuple[str, str]]) -> Iterator[av.AudioFrame]:
    """What comes out of a chain of filters."""
    graph = Graph()
    nodes = [
        graph.add_abuffer(format="flt", layout="mono", sample_rate=RATE),
        *(graph.add(name, said) for name, said in filters),
        graph.add("abuffersink"),
    ]
    graph.link_nodes(*nodes).configure()
    for frame in _frames(samples):
        graph.push(frame)
        yield from _pulled(graph)
    graph.push(None)
    yield from _pulled(graph)


def _pulled(graph: Graph) -> Iterator[av.AudioFrame]:
    while True:
        try:
            frame = graph.pull()
        except (av.BlockingIOError, av.EOFError):
            return
        if isinstance(frame, av.AudioFrame):
            yield frame


def _frames(samples: bytes) -> Iterator[av.AudioFrame]:
    for start in range(0, len(samples), BLOCK):
        block = samples[start : start + BLOCK]
        frame = av.AudioFrame("flt", "mono", len(block) // WIDTH, align=1)
        frame.planes[0].update(block)
        frame.sample_rate, frame.pts = RATE, start // WIDTH
        yield frame


def _encoded(samples: bytes, form: Form) -> bytes:
    target = io.BytesIO()
    with av.open(target, "w", format=form.container, options=form.options) as out:
        stream = out.add_stream(form.codec, rate=form.rate, layout="mono")
        stream.bit_rate = form.bits
        for frame in _frames(samples):
            out.mux(stream.encode(frame))
        out.mux(stream.encode(None))
    return target.getvalue()
