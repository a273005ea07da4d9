/** What a browser may show by itself. Everything else is saved: HTML or a script of somebody else's would act as ours. */
const SHOWN = ["application/pdf", "image/jpeg", "image/png", "image/webp", "image/gif", "image/avif"];

/** The headers under which a file of somebody else's leaves our address: it is what it says, and it can do nothing. */
export function fileHeaders(file: { contentType: string; fileName: string; inline: boolean }): Headers {
  const { contentType, fileName } = file;
  const inline = file.inline && SHOWN.includes(contentType);
  return new Headers({
    "Content-Type": contentType,
    "Content-Disposition": `${inline ? "inline" : "attachment"}; ${nameOf(fileName)}`,
    "X-Content-Type-Options": "nosniff",
    // A browser's own PDF page does not open in a sandbox; it runs nothing of the file's with our rights.
    "Content-Security-Policy":
      inline && contentType === "application/pdf"
        ? "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'"
        : "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'",
    "Cache-Control": "private, no-store",
  });
}

/** RFC 6266: plain letters for old browsers, then all of them. */
function nameOf(fileName: string): string {
  const plain = fileName.replace(/[^\w .()-]+/g, "_").slice(0, 100);
  const whole = encodeURIComponent(fileName.toWellFormed()).replace(
    /['()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `filename="${plain}"; filename*=UTF-8''${whole}`;
}
