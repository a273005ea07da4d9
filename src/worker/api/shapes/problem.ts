import * as z from "zod";

/** RFC 9457, with a code for programs and, for input, the fields that were not accepted. */
export const problemShape = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string().meta({ description: "For programs: stays the same when the sentence changes." }),
    detail: z.string().meta({ description: "For people: what is wrong and what to do about it." }),
    errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
    missing: z
      .array(
        z.object({
          requirement: z.enum(["photos_before", "photos_after", "signature"]),
          have: z.int(),
          need: z.int(),
          detail: z.string(),
        }),
      )
      .optional()
      .meta({ description: "With `proof_missing`: what the job still needs before it is done." }),
  })
  .meta({
    id: "Problem",
    example: {
      type: "about:blank",
      title: "Not possible now",
      status: 409,
      code: "proof_missing",
      detail: "1 after photo is missing.",
      missing: [{ requirement: "photos_after", have: 1, need: 2, detail: "1 after photo is missing" }],
    },
  });

const content = { "application/problem+json": { schema: problemShape } };

/** What every call may answer when it says no. */
export const problems = {
  401: { description: "The key is missing, unknown or revoked.", content },
  404: { description: "There is no such thing in the key's organisation.", content },
  422: { description: "Well-formed, but not accepted: `errors` names the fields.", content },
};

/** What a call that changes something may answer besides. */
export const changeProblems = {
  ...problems,
  400: { description: "The body is empty, broken or no JSON.", content },
  409: {
    description:
      "Not possible now: `code` says why, such as `illegal_transition`, `proof_missing` or `idempotency_key_in_use`.",
    content,
  },
  413: { description: "The body is too large.", content },
  415: { description: "The body has another content type than the call takes.", content },
};
