/**
 * Lets one task run at a time, in the order in which they came. A Durable Object does not do that by itself: while one request
 * waits for D1 or for a fetch, others run.
 */
export class Lock {
  private last: Promise<unknown> = Promise.resolve();

  run<Result>(task: () => Promise<Result>): Promise<Result> {
    const result = this.last.then(task, task);
    this.last = result.catch(() => undefined);
    return result;
  }
}
