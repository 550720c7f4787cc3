import { type Account, type Change, newAccount, type Person, settle } from './account'
import type { Database } from './database'

/** Keeps the accounts of the demo, one a person. */
export interface AccountStore {
  read(person: Person, now: Date): Promise<Account>
  /** Applies a change and stores the result. Rejects with what the change throws, and stores nothing then. */
  change(person: Person, change: Change, body: Record<string, unknown>, now: Date): Promise<Account>
  /** Forgets all accounts, so that everyone begins anew. */
  startOver(): Promise<void>
}

/** Keeps the demo's accounts in the table `demo_account`, which it makes. */
export async function accountStore({ query }: Database): Promise<AccountStore> {
  await query('CREATE TABLE IF NOT EXISTS demo_account (id text PRIMARY KEY, account jsonb NOT NULL)')

  async function write({ id }: Person, account: Account): Promise<Account> {
    await query(
      `INSERT INTO demo_account (id, account) VALUES ($1, $2::text::jsonb)
       ON CONFLICT (id) DO UPDATE SET account = excluded.account`,
      [id, JSON.stringify(account)],
    )
    return account
  }

  async function read(person: Person, now: Date): Promise<Account> {
    const [row] = await query('SELECT account FROM demo_account WHERE id = $1', [person.id])
    return row ? settle(row.account as Account, now) : write(person, newAccount(now))
  }

  return {
    read,
    change: async (person, change, body, now) => write(person, change(await read(person, now), body, now)),
    startOver: async () => void (await query('DELETE FROM demo_account')),
  }
}
