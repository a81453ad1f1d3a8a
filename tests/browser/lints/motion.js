/** Nothing moves or plays by itself for whoever asked for no motion. */
() => {
  const moving = document.getAnimations().filter(({ playState }) => playState === "running");
  const playing = [...document.querySelectorAll("audio, video")].filter(({ paused, autoplay }) => !paused || autoplay);
  return [
    ...moving.map(({ effect }) => `moves: ${effect?.target?.outerHTML.slice(0, 60)}`),
    ...playing.map(({ outerHTML }) => `plays: ${outerHTML.slice(0, 60)}`),
  ];
}
