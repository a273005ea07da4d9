import type { Album } from "../../papers/album.ts";
import type { Colour } from "../../papers/colours.ts";
import { drawFacts } from "../../papers/facts.ts";
import type { Flow } from "../../papers/flow.ts";
import { drawHeading } from "../../papers/heading.ts";
import { TYPE } from "../../papers/sheet.ts";
import { drawTable } from "../../papers/table.ts";
import type { PacketContent, Section } from "../content/types.ts";
import { drawLines } from "./lines.ts";
import { drawManifest } from "./manifest.ts";
import { drawPhotos } from "./photos.ts";
import { drawSignatures } from "./signatures.ts";
import { drawWork } from "./work.ts";

/** What all sections draw with. */
export type With = { content: PacketContent; album: Album; accent: Colour };

export function drawSection(flow: Flow, section: Section, own: With): void {
  switch (section.kind) {
    case "cover":
      drawCover(flow, section, own);
      break;
    case "work":
      drawWork(flow, section, own);
      break;
    case "photos":
      drawPhotos(flow, section, own);
      break;
    case "lines":
      drawLines(flow, section, own);
      break;
    case "signature":
      drawSignatures(flow, section, own);
      break;
    case "attachments":
      drawAttachments(flow, section, own);
      break;
    case "manifest":
      drawManifest(flow, section, own);
  }
}

function drawCover(flow: Flow, { facts, scope }: Section & { kind: "cover" }, { accent }: With): void {
  flow.space(14);
  drawFacts(flow, facts, 3);
  if (scope === null) return;
  drawHeading(flow, "Scope", accent);
  flow.text(scope, TYPE.body);
}

function drawAttachments(flow: Flow, { files }: Section & { kind: "attachments" }, { accent }: With): void {
  const { width } = flow.sheet;
  drawHeading(flow, "Attachments", accent);
  const columns = [
    { head: "File", width: width - 220 },
    { head: "What it is", width: 150 },
    { head: "Size", width: 70, align: "right", tabular: true } as const,
  ];
  const rows = files.map(({ name, kind, size }) => [name, kind, size]);
  drawTable(flow, columns, rows, { accent });
}
