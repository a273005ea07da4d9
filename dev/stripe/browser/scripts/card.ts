/** What is wrong with a field, in Stripe's words and codes; undefined for a complete one. */
export interface Problem {
  field: "number" | "expiry" | "cvc";
  code: string;
  message: string;
}

export function cardProblem(
  card: { number: string; expiry: string; cvc: string },
  now: Date,
): Problem | undefined {
  return numberProblem(digits(card.number)) ?? expiryProblem(card.expiry, now) ?? cvcProblem(card.cvc);
}

function digits(text: string): string {
  return text.replace(/\D/g, "");
}

/** `4242 4242 4242 4242` while it is typed. */
export function grouped(number: string): string {
  return digits(number)
    .slice(0, 19)
    .replace(/(.{4})(?=.)/g, "$1 ");
}

/** `12 / 34` while it is typed. */
export function expiryText(text: string): string {
  const typed = digits(text).slice(0, 4);
  return typed.length > 2 ? `${typed.slice(0, 2)} / ${typed.slice(2)}` : typed;
}

function numberProblem(number: string): Problem | undefined {
  if (number.length < 13) return problem("number", "incomplete_number", "Your card number is incomplete.");
  if (luhn(number)) return undefined;
  return problem("number", "invalid_number", "Your card number is invalid.");
}

function luhn(number: string): boolean {
  const sum = [...number].reverse().reduce((total, digit, place) => {
    const value = Number(digit) * (place % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

function expiryProblem(text: string, now: Date): Problem | undefined {
  const typed = digits(text);
  const month = Number(typed.slice(0, 2));
  if (typed.length !== 4 || month < 1 || month > 12) {
    return problem("expiry", "incomplete_expiry", "Your card’s expiration date is incomplete.");
  }
  const end = new Date(2000 + Number(typed.slice(2)), month, 1);
  if (end > now) return undefined;
  return problem("expiry", "invalid_expiry_year_past", "Your card’s expiration year is in the past.");
}

function cvcProblem(text: string): Problem | undefined {
  if (/^\d{3,4}$/.test(text.trim())) return undefined;
  return problem("cvc", "incomplete_cvc", "Your card’s security code is incomplete.");
}

function problem(field: Problem["field"], code: string, message: string): Problem {
  return { field, code, message };
}
