/** Where colours are forced: what is drawn in the colour of the ground that it stands on. */
() => {
  const ground = getComputedStyle(document.body).backgroundColor;
  return [...document.querySelectorAll(".tile path, .pictogram .stroke, .icon path, .chip, .notice, .tab-bar a")]
    .filter((one) => one.checkVisibility())
    .filter((one) => {
      const { fill, stroke, color, borderTopWidth } = getComputedStyle(one);
      if (one.matches(".chip, .notice")) return borderTopWidth === "0px" || color === ground;
      if (one.matches("a")) return color === ground;
      return (one.closest(".tile") ? fill : stroke) === ground;
    })
    .map((one) => `not to be seen: ${one.outerHTML.slice(0, 120)}`);
}
