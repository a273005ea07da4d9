import type { FC } from "hono/jsx";

type FieldProps = {
  label: string;
  name: string;
  /** Unique on the page; the name where it is left out. */
  id?: string;
  value?: string | null;
  type?: "text" | "email" | "tel" | "date" | "time" | "decimal";
  hint?: string;
  /** What is wrong with it. */
  wrong?: string;
  required?: boolean;
  maxlength?: number;
  autocomplete?: string;
  /** Several lines of text. */
  rows?: number;
};

/** A labelled field with its hint and, where it was refused, the reason. */
export const Field: FC<FieldProps> = ({ label, id, type = "text", hint, wrong, value, rows, ...rest }) => {
  const key = id ?? rest.name;
  const notes = [hint && `${key}-hint`, wrong && `${key}-wrong`].filter(Boolean).join(" ");
  const common = {
    ...rest,
    id: key,
    "aria-invalid": wrong ? ("true" as const) : undefined,
    "aria-describedby": notes || undefined,
  };
  return (
    <div class="field">
      <label for={key}>{label}</label>
      {rows ? (
        <textarea {...common} rows={rows}>
          {value ?? ""}
        </textarea>
      ) : (
        <input
          {...common}
          type={type === "decimal" ? "text" : type}
          inputmode={type === "decimal" ? "decimal" : undefined}
          value={value ?? ""}
        />
      )}
      {hint ? (
        <span class="small soft" id={`${key}-hint`}>
          {hint}
        </span>
      ) : null}
      {wrong ? (
        <span class="wrong" id={`${key}-wrong`}>
          {wrong}
        </span>
      ) : null}
    </div>
  );
};
