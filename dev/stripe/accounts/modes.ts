/** What is kept for one account in one mode. Test books are named like their account, live ones have an ending. */
export type Book = string;

const live = ":live";

export function bookOf(account: string, livemode: boolean): Book {
  return livemode ? `${account}${live}` : account;
}

/** The plain id that every answer shows. */
export function accountIn(book: Book): string {
  return isLive(book) ? book.slice(0, -live.length) : book;
}

export function isLive(book: Book): boolean {
  return book.endsWith(live);
}

/** An object as it goes out of these books. */
export function inBook(book: Book, object: object): object {
  return JSON.parse(JSON.stringify(object, inMode(book)));
}

/**
 * For `JSON.stringify`: every `livemode` says which books the object is from. Objects are kept without knowing,
 * so that nothing can be in live books and call itself a test.
 */
export function inMode(book: Book): (name: string, value: unknown) => unknown {
  const livemode = isLive(book);
  return (name, value) => (name === "livemode" && typeof value === "boolean" ? livemode : value);
}
