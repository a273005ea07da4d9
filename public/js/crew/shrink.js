const LONGEST_SIDE = 1_600;
const QUALITY = 0.82;

/**
 * The photo with at most 1,600 pixels a side, as JPEG, turned as it was held. What this browser cannot decode, or what would
 * not become smaller, stays as it is.
 * @param {Blob} file
 * @returns {Promise<Blob>}
 */
export async function shrink(file) {
  try {
    const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
    const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.max(1, Math.round(picture.width * scale));
    canvas.height = Math.max(1, Math.round(picture.height * scale));
    canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    const small = await new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", QUALITY));
    const keep = !small || (scale === 1 && file.type === "image/jpeg" && small.size >= file.size);
    return keep ? await copyOf(file) : small;
  } catch {
    return await copyOf(file);
  }
}

/** iOS may take a camera's file away once its field is used again; the bytes themselves stay. */
async function copyOf(file) {
  try {
    return new Blob([await file.arrayBuffer()], { type: file.type });
  } catch {
    return file;
  }
}
