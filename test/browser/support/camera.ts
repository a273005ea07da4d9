import sharp from "sharp";

type Shot = { name: string; mimeType: string; buffer: Buffer };

const SKY = "#b9d3e8";
const SCREEN = ["#6a6f68", "#9aa79b"];

/**
 * A photo of a screen enclosure as a phone takes it, each number a little different.
 * @param orientation as EXIF has it: 6 says that the camera was held upright and the picture lies on its side
 */
export async function aShot(number: number, orientation: 1 | 6 = 1): Promise<Shot> {
  const [width, height] = orientation === 6 ? [1350, 1800] : [1800, 1350];
  const bars = Array.from({ length: 7 }, (_, index) => {
    const x = Math.round((width / 7) * index) + number * 9;
    return `<rect x="${x}" y="${height * 0.2}" width="26" height="${height * 0.62}" fill="#3d3a35"/>`;
  });
  const scene = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
    <rect width="100%" height="100%" fill="${SKY}"/>
    <rect y="${height * 0.2}" width="100%" height="${height * 0.62}" fill="${SCREEN[number % 2]}"/>
    <rect y="${height * 0.82}" width="100%" height="${height * 0.18}" fill="#c9b99b"/>${bars.join("")}
    <circle cx="${width * 0.8}" cy="${height * 0.1}" r="${height * 0.05}" fill="#fff3c4"/></svg>`;
  const upright = sharp(Buffer.from(scene)).flatten({ background: SKY });
  // What the sensor holds: for 6, the scene turned a quarter to the left.
  const held = orientation === 6 ? sharp(await upright.rotate(270).png().toBuffer()) : upright;
  const buffer = await held.withMetadata({ orientation }).jpeg({ quality: 80 }).toBuffer();
  return { name: `IMG_${2000 + number}.jpg`, mimeType: "image/jpeg", buffer };
}
