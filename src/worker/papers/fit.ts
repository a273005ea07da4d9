import type { Picture } from "./paper.ts";

/** Pixels to the inch below which a picture would look blurred. */
const COARSEST = 100;

/** How large a picture is shown within a rectangle: in proportion, upright, and never larger than its pixels bear. Points. */
export function fitIn(picture: Picture, width: number, height: number): { width: number; height: number } {
  const lying = picture.orientation >= 5;
  const [wide, high] = lying ? [picture.height, picture.width] : [picture.width, picture.height];
  const scale = Math.min(width / wide, height / high, 72 / COARSEST);
  return { width: wide * scale, height: high * scale };
}
