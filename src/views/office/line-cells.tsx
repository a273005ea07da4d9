import type { FC } from "hono/jsx";
import { LINE_KINDS } from "../../worker/jobs/vocabulary.ts";
import { LINE_KIND } from "../parts/words.ts";

type KindProps = { id: string; name: string; value: string; label?: string };

/** What a line is for. @param label where none stands beside it */
export const KindField: FC<KindProps> = ({ id, name, value, label }) => (
  <select id={id} name={name} aria-label={label}>
    {LINE_KINDS.map((kind) => (
      <option value={kind} selected={kind === value}>
        {LINE_KIND[kind]}
      </option>
    ))}
  </select>
);

type CellProps = { id: string; name: string; value: string; label: string; placeholder?: string };

/** A line's description in a row of fields. */
export const WhatCell: FC<CellProps> = ({ label, ...field }) => (
  <td class="what">
    <input {...field} placeholder="What" aria-label={label} maxlength={500} />
  </td>
);

/** A quantity, an amount or a percentage in a row of fields. */
export const NumberCell: FC<CellProps> = ({ label, ...field }) => (
  <td>
    <input {...field} class="num" inputmode="decimal" aria-label={label} />
  </td>
);
