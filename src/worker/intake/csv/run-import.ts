/** Cuts a file whose columns are known into parts for the queue. Safe to repeat. */
export async function splitImport(_env: Env, _organisationId: string, _importId: string): Promise<void> {}

/** Makes jobs of one part of a file and writes down what became of each row. Safe to repeat. */
export async function importChunk(
  _env: Env,
  _organisationId: string,
  _importId: string,
  _chunk: number,
): Promise<void> {}

/** A part could not be read however often: a person sees it. */
export async function giveUpImport(_env: Env, _organisationId: string, _importId: string): Promise<void> {}
