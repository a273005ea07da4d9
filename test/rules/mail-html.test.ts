import { expect, test } from "vitest";
import { htmlToText } from "../../src/worker/intake/mail/html/html-to-text.ts";
import { plainText } from "../../src/worker/intake/mail/plain-text.ts";
import { openMail } from "../mails/read-mail.ts";

test.each([
  [
    "blocks stand on lines of their own",
    "<div>One</div><div>Two<br>Three</div>Four",
    "One\nTwo\nThree\nFour",
  ],
  ["paragraphs are set apart", "<p>One</p><p>Two</p>", "One\n\nTwo"],
  ["spaces are one space", "a \n  b&nbsp;&nbsp;c<b> d </b>e", "a b c d e"],
  ["letters by their names and numbers", "&lt;&amp;&#233;&#x1F6BF;&euro;", "<&é🚿€"],
  ["a label beside its value", "<table><tr><td>NTE</td><td>$450</td></tr></table>", "NTE: $450"],
  ["a label that has its colon", "<table><tr><td><b>NTE:</b></td><td>$450</td></tr></table>", "NTE: $450"],
  ["two pairs on a row", "<table><tr><th>A<td>1<th>B<td>2</table>", "A: 1\nB: 2"],
  ["labels above their values", "<table><tr><th>A<th>B<tr><td>1<td>2</table>", "A: 1\nB: 2"],
  ["a list with a head", "<table><tr><th>A<th>B<tr><td>1<td>2<tr><td>3<td>4</table>", "A: B\n1: 2\n3: 4"],
  ["three columns are no label", "<table><tr><td>1<td>Tap<td>$3</table>", "1 | Tap | $3"],
  [
    "a sentence is no label",
    "<table><tr><td>Please come. Soon!</td><td>x</td></tr></table>",
    "Please come. Soon! | x",
  ],
  [
    "a table in a table",
    "<table><tr><td><table><tr><td>A</td><td>1</td></tr></table></td></tr></table>",
    "A: 1",
  ],
  ["terms and what they mean", "<dl><dt>A<dd>1<dt>B:<dd>2</dl>", "A: 1\nB: 2"],
  ["a list", "<ul><li>One<li>Two</ul>", "- One\n- Two"],
  [
    "a link behind its words",
    '<a href="https://x.example/1?a=b&amp;c">Order</a>',
    "Order (https://x.example/1?a=b&c)",
  ],
  ["a link that says itself", '<a href="https://x.example/">x.example</a>', "x.example"],
  [
    "an address and a number",
    '<a href="mailto:a@b.example?subject=x">Jane</a> <a href="tel:+15550100">555 0100</a>',
    "Jane (a@b.example) 555 0100",
  ],
  ["a link that does something", '<a href="javascript:x()">Order</a>', "Order"],
  [
    "what is hidden",
    '<div style="color:red;display : none">no<div>no</div>no</div>yes<p hidden>no</p>',
    "yes",
  ],
  ["what no reader sees", "<title>no</title><style>no</style><script>no</script>yes<!-- no -->", "yes"],
  [
    "a size of nothing, which templates write",
    '<td style="font-size:0px"><b style="font-size:14px">yes</b>',
    "yes",
  ],
  ["lines as they were typed", "<pre>a  b\n c</pre>", "a  b\n c"],
  ["tags that nobody closed", "<table><tr><td>A<td>1<tr><td>B<td>2<p>more", "A: 1\nB: 2\n\nmore"],
  ["tags that nobody opened", "</td></table></p>yes</div>", "yes"],
  ["an end in the middle", "yes<a href='htt", "yes"],
])("%s", (_, html, text) => {
  expect(htmlToText(html, 1_000).trim()).toBe(text);
});

test("what is more than is wanted is left out", () => {
  expect(htmlToText("<p>word</p>".repeat(1_000), 40).length).toBeLessThan(80);
});

test("what has no shape is gone, and an emoji of several is whole", () => {
  expect(plainText("a\u00ad\u200bb\ufeff\u202ec\u00a0d \r\ne\u0000\ud800 👨\u200d👩\u200d👧 x\u200dy")).toBe(
    "abc d\ne? 👨\u200d👩\u200d👧 xy",
  );
});

test("a text part that only says where to look is not what is read", async () => {
  expect((await openMail("property-meld/assigned-html")).text.text).toMatch(/^You have a new Meld\n/);
  expect((await openMail("latchel/job-html")).text.text).toContain("Job #: 7719034");
});
