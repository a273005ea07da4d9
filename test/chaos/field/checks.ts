import type { Check } from "../report.ts";
import { checkDeeds } from "./check-deeds.ts";
import { checkPhotos } from "./check-photos.ts";
import type { FieldPhone } from "./field-phone.ts";
import { whatIsLeft } from "./left-behind.ts";
import type { FieldOffice } from "./office.ts";

/** Compares what the office has with what the phones took. */
export async function check(shift: {
  office: FieldOffice;
  phones: FieldPhone[];
  unsettled: string[];
}): Promise<Check[]> {
  const { office, phones, unsettled } = shift;
  const left = await whatIsLeft(office);
  const diaries = phones.map(({ diary }) => diary);
  return [
    { name: "nothing waits on a phone any more", problems: unsettled },
    { name: "nothing needed a person", problems: diaries.flatMap(({ problems }) => problems) },
    ...checkPhotos(left, diaries),
    ...checkDeeds(left, phones),
  ];
}
