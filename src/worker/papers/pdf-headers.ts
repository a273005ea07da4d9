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
    // It shows how things stand now, and whose they are.
    "Cache-Control": "private, no-store",
  });
}

function encoded(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  );
}
