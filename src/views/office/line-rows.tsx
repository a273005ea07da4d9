import type { Child, FC } from "hono/jsx";
import { Columns } from "../parts/columns.tsx";

/** Above a table of lines, whether of a job or of an invoice. */
export const LineColumns: FC = () => (
  <Columns of={["What", ["Quantity", "num"], ["Price", "num wide"], ["Amount", "num"]]} />
);

/** A sum at the foot of such a table. */
export const SumRow: FC<{ name: Child; children?: Child }> = ({ name, children }) => (
  <tr>
    <th scope="row" colspan={2}>
      {name}
    </th>
    <td class="wide" />
    <td class="num">{children}</td>
  </tr>
);
