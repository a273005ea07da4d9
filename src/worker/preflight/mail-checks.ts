import { invoiceAddress } from "../delivery/invoice-mail.ts";
import { isEmail } from "../delivery/recipient.ts";
import { mailNames } from "../portals/names.ts";
import { renderName } from "../portals/templates.ts";
import { fail, pass, type Scene } from "./scene.ts";
import type { Check } from "./types.ts";

/** Where the invoice's letter goes, and under which subject. */
export function mailChecks(scene: Scene): Check[] {
  return [customerAddress(scene), ...recipients(scene), ...subject(scene)];
}

function customerAddress({ job }: Scene): Check {
  const address = invoiceAddress(job);
  if (address) return pass("customer_address", `The invoice goes to ${address}`);
  const mend = { mend: "Add the address for invoices under Details", at: "#c-email" };
  return fail("customer_address", `${job.customer.name} has no e-mail address for the invoice`, mend);
}

function recipients({ profile, portalAddress }: Scene): Check[] {
  const { to, cc, ccAllowed } = profile.mail;
  if (to === null && cc.length === 0 && ccAllowed) return [];
  const name = "mail_recipients";
  const mend = { mend: "Change the addresses in the portal's rules", at: portalAddress };
  const wrong = [...(to === null ? [] : [to]), ...cc].find((address) => !isEmail(address));
  if (wrong !== undefined) return [fail(name, `“${wrong}” is no e-mail address`, mend)];
  if (!ccAllowed && cc.length > 0) {
    const copies = cc.length === 1 ? "a copy is" : `${cc.length} copies are`;
    return [fail(name, `They take no copies, and ${copies} set`, mend)];
  }
  if (!ccAllowed) return [pass(name, "Nobody gets a copy, as they want it")];
  return cc.length > 0 ? [pass(name, `Copies go to ${cc.join(", ")}`)] : [];
}

/** Stands for the number that the invoice gets once it is final. */
const NUMBER_TO_COME = "0000-0000";

function subject(scene: Scene): Check[] {
  const { subject: template, subjectUnique } = scene.profile.mail;
  const name = "mail_subject";
  const mend = { mend: "Change the subject in the portal's rules", at: scene.portalAddress };
  if (template === null) {
    return subjectUnique ? [pass(name, "The invoice's number makes the subject its own")] : [];
  }
  const names = mailNames(scene.job, {
    number: NUMBER_TO_COME,
    total: scene.total,
    currency: scene.job.row.currency,
  });
  const rendered = renderName(template, names);
  if (rendered === "") return [fail(name, "The subject comes out empty", mend)];
  if (subjectUnique && !isItsOwn(template, names)) {
    return [fail(name, `“${rendered}” could be the subject of another invoice too`, mend)];
  }
  return [pass(name, `Subject: ${rendered.replace(NUMBER_TO_COME, "(number)")}`)];
}

/** Names that no two invoices share, as far as this job has them. */
const OWN_NAMES = ["invoice", "ticket", "po", "authorisation"] as const;

/** Whether another job's invoice would get another subject: one of its own names shows in it. */
function isItsOwn(template: string, names: ReturnType<typeof mailNames>): boolean {
  const here = renderName(template, names);
  return OWN_NAMES.some(
    (name) => names[name] !== "" && renderName(template, { ...names, [name]: `${names[name]}~` }) !== here,
  );
}
