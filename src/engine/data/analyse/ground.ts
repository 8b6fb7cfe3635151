/** Pictures that tell what all look like. */
const mostSeen = 200;

/** What gray pictures stand on, as their edges show: light as paper, or dark; undefined where they show neither. */
export function groundOf(
  pictures: Iterable<ArrayLike<number>>,
  { width, height }: { readonly width: number; readonly height: number },
): 'light' | 'dark' | undefined {
  let light = 0;
  let places = 0;
  let seen = 0;
  for (const picture of pictures) {
    if (++seen > mostSeen) break;
    for (let place = 0; place < picture.length; place++) {
      const [x, y] = [place % width, Math.floor(place / width)];
      if (x > 0 && y > 0 && x < width - 1 && y < height - 1) continue;
      light += (picture[place] ?? 0) / 255;
      places += 1;
    }
  }
  if (places === 0) return undefined;
  if (light > places * 0.5) return 'light';
  return light < places * 0.2 ? 'dark' : undefined;
}
