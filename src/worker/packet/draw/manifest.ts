import { baseline, type Flow } from "../../papers/flow.ts";
import { drawHeading } from "../../papers/heading.ts";
import { drawQr } from "../../papers/qr.ts";
import { TYPE } from "../../papers/sheet.ts";
import { drawTable } from "../../papers/table.ts";
import type { Section } from "../content/types.ts";
import type { With } from "./section.ts";

const QR = 78;
const HASH = { ...TYPE.label, tabular: true };

const WORDS =
  "Each file of this report is recognised by its SHA-256, a number that no changed file has. Whoever holds a file can compare it with this list, or check it at this address, where the files are shown as they were taken:";

/** Which files stand behind the packet, so that anyone can check one; and where. */
export function drawManifest(flow: Flow, section: Section & { kind: "manifest" }, own: With): void {
  const { paper, sheet } = flow;
  drawHeading(flow, "Proof manifest", own.accent, QR + 60);
  const top = flow.y;
  drawQr(paper, section.address, sheet.right - QR, top, QR);
  flow.text(WORDS, TYPE.body, { width: sheet.width - QR - 30 });
  flow.space(3);
  drawAddress(flow, section.address, sheet.width - QR - 30, own);
  flow.y = Math.max(flow.y, top + QR) + 14;

  const photos = section.photos.map((photo) => [
    String(photo.number),
    `${photo.label}\n${photo.taken}`,
    photo.place?.replace(", ", "\n") ?? "no position",
    photo.by,
    inHalves(photo.sha256),
  ]);
  const signatures = section.signatures.map((one) => [
    "",
    `Signature\n${one.signed}`,
    "",
    [one.name, one.role].filter(Boolean).join(", "),
    inHalves(one.sha256),
  ]);
  if (photos.length + signatures.length === 0) {
    flow.text("There are no files.", TYPE.body);
    return;
  }
  const widths = { number: 28, file: 130, place: 74, hash: 168 };
  const by = sheet.width - widths.number - widths.file - widths.place - widths.hash;
  const type = TYPE.small;
  const columns = [
    { head: "No.", width: widths.number, tabular: true, type },
    { head: "File", width: widths.file, type },
    { head: "Position", width: widths.place, tabular: true, type },
    { head: "Taken or signed by", width: by, type },
    { head: "SHA-256", width: widths.hash, tabular: true, type: HASH },
  ];
  drawTable(flow, columns, [...photos, ...signatures], { accent: own.accent });
}

function drawAddress(flow: Flow, address: string, width: number, { accent, content }: With): void {
  const { paper, sheet } = flow;
  const type = { ...TYPE.strong, size: 8.5, leading: 12, colour: accent };
  const lines = paper.wrap(address, width, type);
  const top = flow.y;
  paper.part("P", () => {
    lines.forEach((line, index) => {
      paper.text(sheet.left, baseline(top + index * type.leading, type), line, type);
    });
  });
  flow.space(lines.length * type.leading);
  if (content.links) paper.link(sheet.left, top, width, flow.y - top, address);
}

function inHalves(sha256: string): string {
  return sha256.length === 64 ? `${sha256.slice(0, 32)}\n${sha256.slice(32)}` : sha256;
}
