import type { Album } from "../../papers/album.ts";
import { Flow } from "../../papers/flow.ts";
import { accentOf, drawFeet, drawLetterhead, drawRunningHead } from "../../papers/frame.ts";
import { drawTitle } from "../../papers/heading.ts";
import type { Paper } from "../../papers/paper.ts";
import { sheetOf } from "../../papers/sheet.ts";
import type { PacketContent } from "../content/types.ts";
import { drawSection } from "./section.ts";

/** The storage names of all pictures that a packet shows. */
export function picturesOf({ letterhead, sections }: PacketContent): string[] {
  const keys = sections.flatMap((section) => {
    if (section.kind === "photos") return [...section.pairs.flat(), ...section.others].map(({ key }) => key);
    return section.kind === "signature" ? section.signatures.map(({ pictureKey }) => pictureKey) : [];
  });
  return [letterhead.logoKey, ...keys].filter((key) => key !== null);
}

/** Draws a packet onto as many pages as it takes. */
export function drawPacket(paper: Paper, content: PacketContent, album: Album): void {
  const { letterhead, foot, heading } = content;
  const sheet = sheetOf(content.paper);
  const first = paper.pageCount;
  const accent = accentOf(letterhead);
  paper.group("Sect", () => {
    const flow = new Flow(paper, sheet, (cover) =>
      cover
        ? drawLetterhead(paper, sheet, letterhead, album)
        : drawRunningHead(paper, sheet, letterhead, heading),
    );
    drawTitle(flow, "Completion report", heading, accent);
    for (const section of content.sections) drawSection(flow, section, { content, album, accent });
  });
  drawFeet(paper, sheet, first, [foot, letterhead.name].filter(Boolean).join(" · "));
}
