import type { Labelled } from "./labels/read-labels.ts";

const CANCELLED = "(?:cancell?ed|cancelad[oa]|anulad[oa])";
const ORDER =
  "(?:work ?orders?|service (?:orders?|requests?)|orders?|w\\.?o\\.?|w/o|jobs?|tickets?|requests?|melds?|tracking|assignment|dispatch|orden(?: de (?:trabajo|servicio))?|ot|parte de trabajo|solicitud|incidencia)";
/** What may stand between an order and what became of it: its number, and a verb. */
const BETWEEN =
  "(?:\\s|[#:.,()\\[\\]–—-]|n\\.?º|no\\.|number|status|(?:has|have) been|ha sido|was|is|now|fue|est[aá]|[\\p{L}]{0,3}\\d[\\p{L}\\d/-]*){0,12}";
const ARTICLE = "(?:(?:your|the|this|su|la|el|esta) )?";
const whole = (pattern: string) => new RegExp(`(?<![\\p{L}\\d])${pattern}(?![\\p{L}\\d])`, "iu");

/** How a subject says that an order is cancelled. */
const SAYS_SO = [
  // "Cancelled: Work Order 12", "Cancelada: orden 12"
  new RegExp(`^${CANCELLED}\\s*[:–—-]`, "iu"),
  // "Cancelled work order 12", "Cancellation notice: WO 12", "Cancelación de la orden 12"
  new RegExp(
    `^(?:${CANCELLED}|(?:cancell?ation|cancelación|anulación)(?: notice)?)[\\s:–—-]*(?:(?:of|for|de) )?${ARTICLE}${ORDER}(?![\\p{L}\\d])`,
    "iu",
  ),
  // "Work order 12 has been cancelled", and after it at most who did it, or the work
  new RegExp(
    `(?<![\\p{L}\\d])${ORDER}(?![\\p{L}])${BETWEEN}(?<![\\p{L}\\d])${CANCELLED}(?=\\s*$|\\s*[:;.,!)\\]–—-]|\\s+(?:by|per|on|por)\\s)`,
    "iu",
  ),
  // "Work Order #12 - 1210 W Elm St - Cancelled"
  new RegExp(`(?<![\\p{L}\\d])${ORDER}(?![\\p{L}]).{0,200}\\s[([–—|-]\\s?${CANCELLED}[)\\].!]?\\s*$`, "iu"),
  // "Sunrise has cancelled work order 12", "Se ha cancelado la orden 12"
  whole(`(?:has|have|ha|han) ${CANCELLED} ${ARTICLE}${ORDER}`),
];

/** What else may be cancelled, and what says that nothing is. */
const SOMETHING_ELSE = whole(
  "(?:appointments?|visits?|visita|cita|meeting|inspection|estimate|quote|bid|invoice|factura|payment|pago|purchase orders?|orden de compra|not|no longer|cannot|ya no|no (?:ha sido|está|fue)|uncancell?ed|reinstated|reopened|replaces|sustituye)",
);

const STATUS_LABEL =
  /^(?:(?:the )?(?:new|current|updated) )?(?:(?:work ?order|order|wo|job|meld|ticket|request|service request) )?status(?: (?:is|changed to|changed))?$|^(?:nuevo )?estado(?: de la (?:orden|solicitud))?$/i;
const STATUS_VALUE = new RegExp(
  `^(?:.{0,30}(?:->|→|=>) ?)?${CANCELLED}(?=\\s*$|\\s*[;.,!(–—-]|\\s+(?:by|per|on|por)\\s)`,
  "iu",
);
const LONGEST = 300;

/**
 * Whether a mail says that its order is cancelled: in its subject, or in a line of its status. What a description tells of cancelled
 * things is not the order.
 */
export function newsOf(
  subject: string,
  lines: readonly string[],
  labelled: readonly Labelled[],
): "cancelled" | undefined {
  return subjectSaysSo(subject.slice(0, LONGEST)) || statusSaysSo(lines, labelled) ? "cancelled" : undefined;
}

function subjectSaysSo(subject: string): boolean {
  return !SOMETHING_ELSE.test(subject) && SAYS_SO.some((pattern) => pattern.test(subject));
}

/** A label that a layout does not know is no value of its own, so lines are looked at too, outside of what a description says. */
function statusSaysSo(lines: readonly string[], labelled: readonly Labelled[]): boolean {
  const isSo = (label: string, value: string) =>
    STATUS_LABEL.test(label.trim()) && STATUS_VALUE.test(value.trim().slice(0, LONGEST));
  if (labelled.some(({ label, value }) => isSo(label, value))) return true;
  const described = new Set(
    labelled.filter(({ field }) => field === "description").flatMap(({ value }) => value.split("\n")),
  );
  return lines.some((line) => {
    const colon = line.slice(0, 60).indexOf(":");
    return colon > 0 && !described.has(line) && isSo(line.slice(0, colon), line.slice(colon + 1));
  });
}
