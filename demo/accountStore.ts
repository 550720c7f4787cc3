import { type Account, type Change, newAccount, settle } from './account'
import type { Database } from './database'

/** Keeps the demo's account. */
export interface AccountStore {
  read(now: Date): Promise<Account>
  /** Applies a change and stores the result. Rejects with what the change throws, and stores nothing then. */
  change(change: Change, body: Record<string, unknown>, now: Date): Promise<Account>
  startOver(now: Date): Promise<Account>
}

/** Keeps the demo's one account in the table `demo_account`, which it makes. */
export async function accountStore({ query }: Database): Promise<AccountStore> {
  await query('CREATE TABLE IF NOT EXISTS demo_account (id text PRIMARY KEY, account jsonb NOT NULL)')

  async function write(account: Account): Promise<Account> {
    await query(
      `INSERT INTO demo_account (id, account) VALUES ('ada', $1::text::jsonb)
       ON CONFLICT (id) DO UPDATE SET account = excluded.account`,
      [JSON.stringify(account)],
    )
    return account
  }

  async function read(now: Date): Promise<Account> {
    const [row] = await query(`SELECT account FROM demo_account WHERE id = 'ada'`)
    return row ? settle(row.account as Account, now) : write(newAccount(now))
  }

  return {
    read,
    change: async (change, body, now) => write(change(await read(now), body, now)),
    startOver: (now) => write(newAccount(now)),
  }
}
