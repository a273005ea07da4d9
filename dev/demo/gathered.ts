type Statement = { sql: string; params: unknown[] };

/**
 * Looks like D1 to drizzle, but remembers what it is told. Each statement that is handed to the real one from here costs
 * two calls into another process, so those that differ in their values alone are made one before.
 */
export class GatheredStatements {
  private readonly statements: Statement[] = [];

  prepare(sql: string): Statement & { bind: (...params: unknown[]) => Statement } {
    return { sql, params: [], bind: (...params) => ({ sql, params }) };
  }

  async batch(statements: Statement[]): Promise<[]> {
    this.statements.push(...statements);
    return [];
  }

  /**
   * What was told, for an empty database: inserts of one kind together, changes of rows after all of them. There is
   * nothing yet to delete.
   */
  merged(): Statement[] {
    const inserts = new Map<string, Statement[]>();
    const rest: Statement[] = [];
    for (const statement of this.statements) {
      const { sql } = statement;
      if (INSERT.test(sql)) inserts.set(sql, [...(inserts.get(sql) ?? []), statement]);
      else if (!sql.startsWith("delete ")) rest.push(statement);
    }
    return [...[...inserts.values()].map(inOne), ...rest];
  }
}

/** `insert into … values (?, ?)`, perhaps with `on conflict` after it that names no value of its own. */
const INSERT = /^(insert into .*?) values \((\?(?:, \?)*)\)(| on conflict [^?]*)$/;

/** The rows as one JSON text: a statement may have 100 bound values, and this is one. */
function inOne(group: Statement[]): Statement {
  const [, into = "", marks = "", conflict = ""] = INSERT.exec(group[0]?.sql ?? "") ?? [];
  const columns = marks.split(", ").map((_, index) => `json_extract(value, '$[${index}]')`);
  const sql = `${into} select ${columns.join(", ")} from json_each(?) where true${conflict}`;
  return { sql, params: [JSON.stringify(group.map((statement) => statement.params))] };
}
