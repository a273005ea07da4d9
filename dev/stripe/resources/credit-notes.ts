import { compose, type Parameters } from "../credit-notes/compose.ts";
import { createCreditNote, previewCreditNote } from "../credit-notes/create.ts";
import { findCreditNote } from "../credit-notes/find.ts";
import { voidCreditNote } from "../credit-notes/void.ts";
import { difference } from "../events/difference.ts";
import { emit } from "../events/emit.ts";
import { page, pageOfArray, toRange } from "../http/pages.ts";
import { route } from "../http/routes.ts";
import type { ParametersOf } from "../parameters/calls.ts";
import { mergeMetadata } from "../parameters/metadata.ts";
import type { Parsed } from "../parameters/parsed.ts";
import type { Scope } from "../scope.ts";
import type { CreditNote } from "../store/stored.ts";
import { render } from "./render.ts";

const one = "/v1/credit_notes/:id";

/** The previews come first: their addresses look like an id's. */
export const creditNoteRoutes = [
  route("post", "/v1/credit_notes", "creditNotes.create", createCreditNote),
  route("get", "/v1/credit_notes", "creditNotes.list", list),
  route("get", "/v1/credit_notes/preview", "creditNotes.preview", previewCreditNote),
  route("get", "/v1/credit_notes/preview/lines", "creditNotes.listPreviewLineItems", listPreviewLines),
  route("get", one, "creditNotes.retrieve", retrieve),
  route("post", one, "creditNotes.update", update),
  route("post", `${one}/void`, "creditNotes.voidCreditNote", voidCreditNote),
  route("get", `${one}/lines`, "creditNotes.listLineItems", listLines),
];

function retrieve(scope: Scope, _: unknown, id: string): object {
  return render(scope, findCreditNote(scope, id));
}

function update(scope: Scope, parameters: Parsed<ParametersOf["creditNotes.update"]>, id: string): object {
  const before = findCreditNote(scope, id);
  const after: CreditNote = {
    ...before,
    memo: parameters.memo === undefined ? before.memo : parameters.memo || null,
    metadata: mergeMetadata(before.metadata, parameters.metadata),
  };
  const previous = difference(before, after);
  const answer = render(scope, after);
  if (previous === undefined) return answer;
  scope.world.objects.save(scope.account, after);
  emit(scope, "credit_note.updated", answer, previous);
  return answer;
}

function list(scope: Scope, parameters: Parsed<ParametersOf["creditNotes.list"]>): object {
  const { objects } = scope.world;
  const { customer, invoice } = parameters;
  return page(
    "/v1/credit_notes",
    "credit note",
    parameters,
    (id) => objects.position(scope.account, "credit_note", id),
    (query) => {
      const full = { ...query, filter: { customer, invoice }, created: toRange(parameters.created) };
      return objects.list(scope.account, "credit_note", full).map((note) => render(scope, note));
    },
  );
}

function listLines(
  scope: Scope,
  parameters: Parsed<ParametersOf["creditNotes.listLineItems"]>,
  id: string,
): object {
  const { lines } = findCreditNote(scope, id);
  return pageOfArray(`/v1/credit_notes/${id}/lines`, "credit note line item", parameters, lines);
}

function listPreviewLines(
  scope: Scope,
  parameters: Parameters & Parsed<ParametersOf["creditNotes.listPreviewLineItems"]>,
): object {
  const { lines } = compose(scope, parameters);
  return pageOfArray("/v1/credit_notes/preview/lines", "credit note line item", parameters, lines);
}
