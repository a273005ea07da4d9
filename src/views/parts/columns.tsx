import type { Child, FC } from "hono/jsx";

/** What stands above a column, and the class that its cells have too. */
type Column = string | readonly [words: Child, look?: string];

/** The head of a table. */
export const Columns: FC<{ of: readonly Column[] }> = ({ of }) => (
  <thead>
    <tr>
      {of.map((column) => {
        const [words, look] = typeof column === "string" ? [column] : column;
        return (
          <th scope="col" class={look}>
            {words}
          </th>
        );
      })}
    </tr>
  </thead>
);
