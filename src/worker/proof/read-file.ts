/** The small picture of a photo, or the photo itself where nobody made one. */
export function readThumbnail(
  env: Pick<Env, "FILES">,
  photo: { storageKey: string; thumbnailKey: string | null; contentType: string },
  request: Request,
): Promise<Response> {
  const { thumbnailKey } = photo;
  return readFile(
    env,
    thumbnailKey ? { storageKey: thumbnailKey, contentType: "image/jpeg" } : photo,
    request,
  );
}

/**
 * A photo or signature from the storage, for someone who was found to be allowed to see it.
 * A stored file never changes, so a browser may keep it; `request` lets it ask whether it still has the right one.
 */
export async function readFile(
  env: Pick<Env, "FILES">,
  file: { storageKey: string; contentType: string },
  request: Request,
): Promise<Response> {
  const object = await env.FILES.get(file.storageKey, { onlyIf: request.headers });
  if (!object) return new Response("This file is not there.", { status: 404 });

  const headers = new Headers({
    "Content-Type": file.contentType,
    "Content-Disposition": "inline",
    "Cache-Control": "private, max-age=31536000, immutable",
    "X-Content-Type-Options": "nosniff",
    ETag: object.httpEtag,
  });
  if (!("body" in object)) return new Response(null, { status: 304, headers });
  headers.set("Content-Length", String(object.size));
  return new Response(object.body, { headers });
}
