import { gsm7, septets, shortened } from "../../worker/delivery/gsm7.ts";
import type { AskSubject } from "../../worker/delivery/subject.ts";
import type { Job } from "../../worker/jobs/types.ts";
import { askFacts, moneyIn } from "../confirm/words.ts";

/** Places of one text message, beside the link. */
const MOST = 160;
const LONGEST_VENDOR = 40;
const LONGEST_PLACE = 40;

/** The text that asks a customer on their phone: the vendor first, what is asked, the link. The words fit one message. */
export function askText(job: Job, subject: AskSubject, link: string): string {
  const { words, ...facts } = askFacts(job);
  const vendor = shortened(gsm7(facts.vendor), LONGEST_VENDOR);
  const place = shortened(gsm7(facts.place), LONGEST_PLACE);
  const withWork = (work: string) => {
    if (subject.about === "confirmation") return gsm7(`${vendor}: ${words.confirm.text(work, place)}`);
    if (subject.about === "change") {
      const { title, amount } = subject.order;
      const what = shortened(gsm7(title), LONGEST_PLACE);
      return gsm7(`${vendor}: ${words.change.text(what, moneyIn(job, amount))}`);
    }
    const [amount, before] = [subject.request.amount, job.row.notToExceed ?? 0].map((one) =>
      moneyIn(job, one),
    );
    return gsm7(`${vendor}: ${words.more.text(amount ?? "", before ?? "", work)}`);
  };
  return `${withWork(shortened(gsm7(facts.work), MOST - septets(withWork(""))))} ${link}`;
}
