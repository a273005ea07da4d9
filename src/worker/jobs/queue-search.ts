import { type SQL, sql } from "drizzle-orm";

/** Jobs taken from one word's entries: what a search reads stays the same however many jobs share the word. */
const PER_WORD = 200;
/** Each is two lists, and D1 joins at most five. */
const DRIVERS = 2;
/** Sorts after every word that begins like the one before it. */
const END = "\u{10ffff}";

/**
 * The ids of jobs in which every word is found, each as the beginning of a word of the job (`lak 14b` finds Lakeside 14B).
 * The longest words are the rarest as a rule, so their entries are read; the others are looked up job by job.
 * Reads the primary key of `job_word` and the index `job_word_job`.
 */
export function jobsWithWords(organisationId: string, words: readonly string[]): SQL {
  const drivers = [...words].sort((a, b) => b.length - a.length).slice(0, DRIVERS);
  const candidates = sql.join(
    drivers.flatMap((word) => [exactly(organisationId, word), beginningWith(organisationId, word)]),
    sql` union `,
  );
  if (words.length === 1) return candidates;
  const all = sql.join(
    words.map(
      (word) => sql`exists (
        select 1 from job_word as other indexed by job_word_job
        where other.organisation_id = ${organisationId} and other.job_id = found.job_id
          and other.word >= ${word} and other.word < ${word + END})`,
    ),
    sql` and `,
  );
  return sql`select found.job_id from (${candidates}) as found where ${all}`;
}

/** The newest first, as ids sort by time. */
function exactly(organisationId: string, word: string): SQL {
  return sql`select job_id from (
    select job_id from job_word
    where organisation_id = ${organisationId} and word = ${word}
    order by job_id desc limit ${PER_WORD})`;
}

function beginningWith(organisationId: string, word: string): SQL {
  return sql`select job_id from (
    select job_id from job_word
    where organisation_id = ${organisationId} and word > ${word} and word < ${word + END}
    limit ${PER_WORD})`;
}
