import fc from "fast-check";
import { expect, test } from "vitest";
import { mailNames, packetNames } from "../../src/worker/portals/names.ts";
import {
  checkTemplate,
  MAIL_NAMES,
  PACKET_NAMES,
  renderFileName,
  renderName,
} from "../../src/worker/portals/templates.ts";
import { jobIn } from "./fixtures.ts";

const job = jobIn("completed");
const invoice = { number: "GC-0042", total: 31_250, currency: "usd" };

test("a job has a value for each name that may be used", () => {
  expect(Object.keys(packetNames(job))).toEqual(Object.keys(PACKET_NAMES));
  expect(Object.keys(mailNames(job, invoice))).toEqual(Object.keys(MAIL_NAMES));
});

test.each([
  ["Invoice {{ invoice }} {{ ticket }}", "Invoice GC-0042 48213"],
  ["{{ address }}{% if unit %}, {{ unit }}{% endif %}", "842 Cypress Bend Dr, Unit 14B"],
  ["{{ title | upcase }} {{ total }}", "RESCREEN LANAI, TWO TORN PANELS $312.50"],
  ["PO {{ po }}  {{ date }}", "PO 2026-11-19"],
  ["{% unless po %}no PO{% endunless %}", "no PO"],
  ["{{ ticket }}{% if po %}, PO {{ po }}{% endif %}", "48213"],
])("%s is %s", (template, expected) => {
  expect(checkTemplate(template, MAIL_NAMES)).toBeNull();
  expect(renderName(template, mailNames(job, invoice))).toBe(expected);
});

test.each([
  ["{{ tickt }}", /There is no \{\{ tickt \}\}; there are ticket, po,/],
  ["{{ invoice }}", /There is no \{\{ invoice \}\}/],
  ["{{ ticket | shout }}", "There is no filter “shout”."],
  ["{% for i in (1..9) %}{{ i }}{% endfor %}", "{% for %} cannot be used here; {% if %} can."],
  ["{% include 'secrets' %}", "{% include %} cannot be used here; {% if %} can."],
  ["{{ ticket", /a name stands between/],
  ["{{ ticket.constructor }}", /There is no \{\{ ticket\.constructor \}\}/],
  ["x".repeat(301), "This may have 300 characters."],
])("%s is told to who types it", (template, expected) => {
  expect(checkTemplate(template, PACKET_NAMES)).toMatch(expected);
});

test("what a ticket says cannot make a header or a path of its own", () => {
  const names = { ...packetNames(job), ticket: "../../etc\r\nBcc: all@pm.example\u202E", unit: "a/b:c?" };
  expect(renderName("{{ ticket }}", names)).toBe("../../etc Bcc: all@pm.example");
  expect(renderFileName("{{ ticket }} {{ unit }}.pdf", names)).toBe("etc Bcc all@pm.example a b c.pdf");
  expect(renderFileName("{{ po }}", names)).toBe("packet.pdf");
  expect(renderFileName("{{ broken", names, "48213")).toBe("48213.pdf");
});

test("no template and no value makes it throw, or a file without a name", () => {
  const template = fc.oneof(
    fc.string(),
    fc.string().map((inner) => `{{ ${inner} }}`),
    fc.string().map((inner) => `{% ${inner} %}`),
  );
  fc.assert(
    fc.property(template, fc.string({ unit: "grapheme" }), (text, ticket) => {
      const names = { ...packetNames(job), ticket };
      expect(renderName(`${text}{{ ticket }}`, names)).not.toMatch(/[\r\n\0]/);
      expect(renderFileName(text, names)).toMatch(/^[^\\/:*?"<>|]+\.pdf$/);
      expect(checkTemplate(text, PACKET_NAMES)).not.toBe("");
    }),
  );
});
