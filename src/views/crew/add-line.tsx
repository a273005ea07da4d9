import type { FC } from "hono/jsx";
import type { CrewPriceItem } from "../../worker/crew/crew-job.ts";
import type { JobProps } from "../../worker/crew/screen.ts";
import { DeedForm, Named, TimeFields } from "./deed-form.tsx";
import { isByTheHour } from "./words.ts";

/** Work by the hour, at the price book's price, as hours and minutes. */
export const AddLabour: FC<JobProps> = ({ job, priceBook, t }) => {
  const items = priceBook.filter(isByTheHour);
  if (items.length === 0) return null;
  return (
    <details class="more" id="add-labour">
      <summary class="button opener">{t.work.addLabour}</summary>
      <DeedForm class="form" jobId={job.row.id} type="add_line">
        <Choice id="labour-item" label={t.work.labour} items={items} t={t} />
        <TimeFields id="labour" hours={t.time.hours} minutes={t.time.minutes} />
        <button class="button act" type="submit">
          {t.work.add}
        </button>
      </DeedForm>
    </details>
  );
};

/** Everything else that the price book holds, by how much of it. */
export const AddMaterial: FC<JobProps> = ({ job, priceBook, t }) => {
  const items = priceBook.filter((item) => !isByTheHour(item));
  if (items.length === 0) return null;
  return (
    <details class="more" id="add-material">
      <summary class="button opener">{t.work.addMaterial}</summary>
      <DeedForm class="form" jobId={job.row.id} type="add_line">
        <Choice id="material-item" label={t.work.material} items={items} t={t} />
        <Named id="material-quantity" label={t.work.quantity}>
          <input
            id="material-quantity"
            name="quantity"
            type="text"
            inputmode="decimal"
            required
            maxlength={12}
            autocomplete="off"
            data-draft
          />
        </Named>
        <button class="button act" type="submit">
          {t.work.add}
        </button>
      </DeedForm>
    </details>
  );
};

type ChoiceProps = Pick<JobProps, "t"> & { id: string; label: string; items: CrewPriceItem[] };

/** One is chosen already where there is only one. */
const Choice: FC<ChoiceProps> = ({ id, label, items, t }) => (
  <Named id={id} label={label}>
    <select id={id} name="priceItemId" required>
      {items.length > 1 ? <option value="">{t.choose}</option> : null}
      {items.map(({ id: value, description, unit }) => (
        <option value={value}>{unit ? `${description} (${unit})` : description}</option>
      ))}
    </select>
  </Named>
);
