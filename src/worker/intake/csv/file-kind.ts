const SAVE_AS = "Open it in a spreadsheet, save it as CSV, and choose that file.";

/** What a file is that is no CSV, told by its first bytes: a sentence with what to do; null for what may be text. */
export function whyNotCsv(bytes: Uint8Array): string | null {
  if (bytes.length === 0) return "This file is empty.";
  const head = latin1(bytes.subarray(0, 4096));
  if (head.startsWith("PK")) return zipKind(head);
  if (head.startsWith("\xd0\xcf\x11\xe0"))
    return `This is an Excel workbook (.xls), not a CSV file. ${SAVE_AS}`;
  if (head.startsWith("%PDF"))
    return "This is a PDF. Ask the portal for an export as CSV, and choose that file.";
  if (head.startsWith("{\\rtf")) return `This is a text document (RTF), not a CSV file. ${SAVE_AS}`;
  if (["\x1f\x8b", "7z\xbc", "Rar!"].some((one) => head.startsWith(one)))
    return "This file is packed. Unpack it, and choose the CSV file in it.";
  if (["\x89PNG", "\xff\xd8\xff", "GIF8"].some((one) => head.startsWith(one)))
    return "This is a picture, not a CSV file.";
  // Some portals name a web page .xls, and Excel opens it.
  if (/^(\xef\xbb\xbf)?\s*<(!doctype|html|table|\?xml)/i.test(head)) {
    return "This is a web page or XML, not a CSV file. Open it in Excel or another spreadsheet and save it as CSV.";
  }
  return null;
}

function zipKind(head: string): string {
  if (head.includes("opendocument.spreadsheet")) {
    return `This is an OpenDocument spreadsheet (.ods), not a CSV file. ${SAVE_AS}`;
  }
  if (/\[Content_Types\]|_rels\/|xl\//.test(head)) {
    return `This is an Excel workbook (.xlsx), not a CSV file. ${SAVE_AS}`;
  }
  return "This is a ZIP archive. Unpack it, and choose the CSV file in it.";
}

/** One character a byte. */
function latin1(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
}
