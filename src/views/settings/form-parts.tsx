import type { Child, FC } from "hono/jsx";

type PartProps = { title: string; told?: string; id?: string; children?: Child };

/** A part of a long form, on a sheet of its own. */
export const Part: FC<PartProps> = ({ title, told, id, children }) => (
  <section class="sheet" id={id}>
    <header>
      <h2>{title}</h2>
      {told ? <span class="small soft">{told}</span> : null}
    </header>
    <div class="body form">{children}</div>
  </section>
);

type ChoiceProps = { name: string; value?: string; checked: boolean; children?: Child };

/** Something that is so or not; `value` tells those of one name apart. */
export const Choice: FC<ChoiceProps> = ({ name, value, checked, children }) => {
  const id = value === undefined ? name : `${name}-${value}`;
  return (
    <label class="choice" for={id}>
      <input type="checkbox" id={id} name={name} value={value} checked={checked} />
      <span>{children}</span>
    </label>
  );
};

type OneOfProps = {
  name: string;
  label: string;
  value: string;
  options: readonly (readonly [value: string, name: string])[];
  hint?: string;
  wrong?: string;
};

/** One of a few, with its hint and, where it was refused, the reason. */
export const OneOf: FC<OneOfProps> = ({ name, label, value, options, hint, wrong }) => {
  const notes = [hint && `${name}-hint`, wrong && `${name}-wrong`].filter(Boolean).join(" ");
  return (
    <div class="field">
      <label for={name}>{label}</label>
      <select
        id={name}
        name={name}
        aria-invalid={wrong ? "true" : undefined}
        aria-describedby={notes || undefined}
      >
        {options.map(([one, shown]) => (
          <option value={one} selected={one === value}>
            {shown}
          </option>
        ))}
      </select>
      {hint ? (
        <span class="small soft" id={`${name}-hint`}>
          {hint}
        </span>
      ) : null}
      {wrong ? (
        <span class="wrong" id={`${name}-wrong`}>
          {wrong}
        </span>
      ) : null}
    </div>
  );
};

/** What was typed into a form, and what is wrong with it, by field. */
type Draft<Typed> = { typed: Typed; wrong: { [field: string]: string } };

/** Name, value and fate of a form's fields. */
export function fieldOf<Typed>({ typed, wrong }: Draft<Typed>) {
  return <Name extends keyof Typed & string>(name: Name) => ({
    name,
    value: typed[name],
    wrong: wrong[name],
  });
}

/** What happened to a form: kept, or not yet. */
export const FormFate: FC<{ saved?: string; wrong: { [field: string]: string } }> = ({ saved, wrong }) => {
  if (Object.keys(wrong).length > 0)
    return (
      <p class="said bad" role="alert">
        Nothing is saved yet: something below cannot be read.
      </p>
    );
  return saved ? (
    <p class="said good" role="status">
      {saved}
    </p>
  ) : null;
};

export type Options = readonly (readonly [value: string, name: string])[];

/** The choices of a field; of an override the first one is to be as everywhere. */
export function choices(everywhere: string | null, options: Options): Options {
  return everywhere === null ? options : [["", `As everywhere (${everywhere})`], ...options];
}
