const MOST_WORDS = 40;
const APART: { [letter: string]: string } = { đ: "d", ł: "l", ø: "o", ı: "i" };

/**
 * The words that a job is found by: lower case, without marks, split where no letter or digit stands.
 * "Café, Nguyễn 14B" gives `cafe`, `nguyen`, `14b`.
 */
export function wordsOf(...texts: (string | null | undefined)[]): string[] {
  const plain = texts
    .filter((text) => typeof text === "string")
    .join(" ")
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    // Letters of their own that Unicode does not take apart.
    .replace(/[đłøı]/g, (letter) => APART[letter] ?? letter);
  const words = plain.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== "");
  return [...new Set(words)].slice(0, MOST_WORDS);
}
