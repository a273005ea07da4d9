// The letters that a text carries in seven bits each (3GPP TS 23.038). One letter more, and a text holds 70 instead of 160.
const BASIC =
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
const EXTENDED = "^{}\\[~]|€";
const REPLACED: { [letter: string]: string } = {
  ...{ "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "`": "'" },
  ...{ "–": "-", "—": "-", "…": "...", "×": "x", "•": "-", "\t": " " },
};

/** The text in letters that a text message knows: quotes straight, accents that it lacks left off, what else it lacks left out. */
export function gsm7(text: string): string {
  return [...text.normalize("NFC").replace(/\s/g, " ")]
    .map((letter) => {
      if (isKnown(letter)) return letter;
      const plain = REPLACED[letter] ?? letter.normalize("NFD").replace(/\p{M}/gu, "");
      return [...plain].every(isKnown) ? plain : "";
    })
    .join("")
    .replace(/ {2,}/g, " ")
    .trim();
}

/** How much of a text message's 160 places it takes: letters of the second table take two. */
export function septets(text: string): number {
  return [...text].reduce((sum, letter) => sum + (EXTENDED.includes(letter) ? 2 : 1), 0);
}

/** The text cut to so many places, with three dots where something was cut. */
export function shortened(text: string, most: number): string {
  if (septets(text) <= most) return text;
  const letters = [...text];
  while (septets(letters.join("")) > most - 3) letters.pop();
  return `${letters.join("").trimEnd()}...`;
}

function isKnown(letter: string): boolean {
  return BASIC.includes(letter) || EXTENDED.includes(letter);
}
