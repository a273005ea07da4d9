import type { FC } from "hono/jsx";
import { type BookLine, notAgreed, sumBooks } from "../../worker/books/compare.ts";
import type { Month } from "../../worker/books/month.ts";
import type { AccountBooks } from "../../worker/books/read-books.ts";
import { formatMoney } from "../../worker/money/format.ts";
import { formatMonth } from "../../worker/time/format.ts";
import type { Frame } from "../../worker/time/viewer-clock.ts";
import { OfficeLayout } from "../layout/office-layout.tsx";
import { counted } from "../parts/words.ts";
import { BookTable } from "./book-table.tsx";

export type BooksProps = { frame: Frame; month: Month; books: AccountBooks[]; needs: number };

/** Our books beside Stripe's, line by line. */
export const BooksScreen: FC<BooksProps> = (props) => (
  <OfficeLayout title="Books" viewer={props.frame.viewer} current="invoices" needs={props.needs}>
    <div class="head">
      <h1>Books</h1>
      <nav class="filters" aria-label="Month">
        <a href={`/office/books?month=${props.month.before}`}>
          {formatMonth(`${props.month.before}-01`, props.frame.locale)}
        </a>
        <a href={`/office/books?month=${props.month.name}`} aria-current="page">
          {formatMonth(`${props.month.name}-01`, props.frame.locale)}
        </a>
        {props.month.after ? (
          <a href={`/office/books?month=${props.month.after}`}>
            {formatMonth(`${props.month.after}-01`, props.frame.locale)}
          </a>
        ) : null}
      </nav>
    </div>
    <BooksRegion {...props} />
  </OfficeLayout>
);

export const BooksRegion: FC<BooksProps> = ({ frame, month, books }) => {
  const lines = books.flatMap((one) => one.lines ?? []);
  const wrong = notAgreed(lines);
  return (
    <div id="books" class="stack">
      <Verdict lines={lines} wrong={wrong} silent={books.some((one) => one.lines === null)} month={month} />
      {books.map((one) => (
        <Account books={one} frame={frame} />
      ))}
      {books.length === 0 ? <p class="sheet body soft">No invoice was made in this month.</p> : null}
    </div>
  );
};

type VerdictProps = { lines: BookLine[]; wrong: BookLine[]; silent: boolean; month: Month };

/** The answer first: do they agree? */
const Verdict: FC<VerdictProps> = ({ lines, wrong, silent, month }) => {
  const compared = lines.filter((line) => line.kind !== "ours_alone").length;
  return (
    <div
      class={wrong.length > 0 ? "said bad form" : silent ? "said warn form" : "said good form"}
      role="status"
    >
      <p>
        {wrong.length > 0
          ? `${counted(wrong.length, "line does", "lines do")} not agree with Stripe.`
          : `${counted(compared, "line agrees", "lines agree")} with Stripe to the unit.`}
        {silent ? " Stripe did not answer for one account: its lines were not compared." : ""}
      </p>
      {wrong.length > 0 ? (
        <form
          method="post"
          action="/office/books"
          hx-post="/office/books"
          hx-target="#books"
          hx-swap="outerMorph"
        >
          <input type="hidden" name="month" value={month.name} />
          <button class="button" type="submit">
            Ask Stripe again about them
          </button>
        </form>
      ) : null}
    </div>
  );
};

const Account: FC<{ books: AccountBooks; frame: Frame }> = ({ books, frame }) => {
  const { name, livemode, accountId, lines } = books;
  const money = (amount: number, currency: string) => formatMoney(amount, currency, frame.locale);
  return (
    <section class="sheet">
      <header>
        <h2>{name}</h2>
        {accountId === "" ? null : <span class="small soft">{livemode ? "Live" : "Test mode"}</span>}
      </header>
      {lines === null ? (
        <p class="body said warn">Stripe did not answer. Load the page again in a minute.</p>
      ) : lines.length === 0 ? (
        <p class="body soft">No invoice in this month.</p>
      ) : (
        <>
          <BookTable lines={lines} caption={`Invoices in ${name}`} frame={frame} />
          {sumBooks(lines).map(({ currency, ours, theirs }) => (
            <footer class="small">
              <p>
                {currency.toUpperCase()}: billed {money(ours.total, currency)}, paid{" "}
                {money(ours.paid, currency)}, due {money(ours.due, currency)}, credited{" "}
                {money(ours.credited, currency)}, refunded {money(ours.refunded, currency)}.{" "}
                {JSON.stringify(ours) === JSON.stringify(theirs)
                  ? "Stripe says the same."
                  : `Stripe: billed ${money(theirs.total, currency)}, paid ${money(theirs.paid, currency)}, due ${money(theirs.due, currency)}, credited ${money(theirs.credited, currency)}, refunded ${money(theirs.refunded, currency)}.`}
              </p>
            </footer>
          ))}
        </>
      )}
    </section>
  );
};
