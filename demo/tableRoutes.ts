import { Hono } from 'hono'
import { migrateEvents } from '../src/server'
import type { Database } from './database'
import { exampleConfig } from './example/exampleEvents'
import { fillExample } from './example/exampleStore'
import { type Answered, tablesPage } from './pages/tablesPage'
import { storedSummary } from './storedReport'
import { tableQueries } from './tableQueries'

interface TableRoutes {
  database: Database
  now: () => Date
}

/** The page of the receiver's tables: what any BI tool may ask of them, beside what the report says. */
export function tableRoutes({ database, now }: TableRoutes): Hono {
  const routes = new Hono()
  routes.get('/tables', (context) => context.html(tablesPage()))
  routes.post('/tables', async (context) => {
    await fillExample(database, now())
    await migrateEvents({ query: database.query })
    return context.html(tablesPage(await answers(database)))
  })
  return routes
}

async function answers(database: Database): Promise<Answered[]> {
  const summary = await storedSummary(database, { mode: 'test', flow: exampleConfig.id, config: exampleConfig })
  const asked: Answered[] = []
  for (const query of tableQueries) {
    const rows = await database.query(query.sql)
    const reported = new Map(query.expected(summary))
    asked.push({
      ...query,
      rows: rows.map(({ name, count }) => ({
        name: String(name),
        count: Number(count),
        reported: reported.get(String(name)) ?? 0,
      })),
    })
  }
  return asked
}
