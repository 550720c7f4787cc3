/** Any PostgreSQL driver: `$1` placeholders, resolves to the rows or to an object that has them. May be a pool. */
export type Query = (sql: string, params: unknown[]) => PromiseLike<unknown[] | { rows: unknown[] }>
