/** A PDF's headers: shown in place, under a name that any browser and system takes, and in frames of our own pages alone. */
export function pdfHeaders(fileName: string, length: number): Headers {
  const plain = fileName.replace(/[^\x20-\x7e]|["\\]/g, "_");
  return new Headers({
    "Content-Type": "application/pdf",
    "Content-Length": String(length),
    // RFC 6266: the second form is for names beyond ASCII.
    "Content-Disposition": `inline; filename="${plain}"; filename*=UTF-8''${encoded(fileName)}`,
    "Content-Security-Policy": "frame-ancestors 'self'",
    "X-Frame-Options": "SAMEORIGIN",
    "X-Content-Type-Options": "nosniff",
  });
}

function encoded(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  );
}

/** A kept paper out of the storage; null where it is not there. */
export async function storedPdf(
  env: Pick<Env, "FILES">,
  storageKey: string,
  fileName: string,
): Promise<Response | null> {
  const object = await env.FILES.get(storageKey);
  return object && new Response(object.body, { headers: pdfHeaders(fileName, object.size) });
}
