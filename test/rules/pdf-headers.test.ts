import fc from "fast-check";
import { expect, test } from "vitest";
import { pdfHeaders } from "../../src/worker/papers/pdf-headers.ts";

test.each([
  ["48213 packet.pdf", '"48213 packet.pdf"', "48213%20packet.pdf"],
  ['5" pipe\\.pdf', '"5_ pipe_.pdf"', "5%22%20pipe%5C.pdf"],
  ["Größe.pdf", '"Gr__e.pdf"', "Gr%C3%B6%C3%9Fe.pdf"],
  ["O'Hara (2)*.pdf", `"O'Hara (2)*.pdf"`, "O%27Hara%20%282%29%2a.pdf"],
])("%s is named in both ways of RFC 6266", (name, plain, whole) => {
  const disposition = pdfHeaders(name, 1).get("Content-Disposition");
  expect(disposition).toBe(`inline; filename=${plain}; filename*=UTF-8''${whole}`);
});

test("any name makes a header, of which a browser reads the same name", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (name) => {
      const disposition = pdfHeaders(name, 1).get("Content-Disposition") ?? "";
      expect(disposition).toMatch(/^inline; filename="[^"\\]*"; filename\*=UTF-8''[\w.!~%-]*$/);
      expect(decodeURIComponent(disposition.split("''").at(-1) ?? "")).toBe(name.toWellFormed());
    }),
  );
});
