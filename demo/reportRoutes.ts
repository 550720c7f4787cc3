import { createHash } from 'node:crypto'
import { Hono } from 'hono'
import { parseConfig } from '../src/config/check/parseConfig'
import type { Config } from '../src/config/schema/schema'
import type { Database } from './database'
import { exampleBillingRows } from './example/exampleBillingRows'
import { exampleConfig } from './example/exampleEvents'
import { clearExample, fillExample, storedExample } from './example/exampleStore'
import { reportPage } from './pages/reportPage'
import { readFilter, reportAddress, summaryOptionsOf } from './reportFilter'
import { storedChoices, storedSummary, storedVersion } from './storedReport'

interface ReportRoutes {
  database: Database
  now: () => Date
  /** Reads the config's JSON from its file. */
  readConfig: () => Promise<string>
}

/**
 * The report page over the receiver's table. Where neither address nor events have changed it answers 304, so that asking
 * often costs little.
 */
export function reportRoutes({ database, now, readConfig }: ReportRoutes): Hono {
  const routes = new Hono()

  routes.get('/report', async (context) => {
    const { filter, problems } = readFilter(context.req.query())
    const [version, config] = await Promise.all([storedVersion(database), readConfig()])
    const tag = `"${createHash('sha256')
      .update(JSON.stringify([version, config]))
      .digest('base64url')}"`
    context.header('ETag', tag)
    if (context.req.header('If-None-Match') === tag) return context.body(null, 304)
    const known = filter.flow === exampleConfig.id ? exampleConfig : readable(config)
    const isExample = known === exampleConfig && filter.mode === 'test'
    const summary = await storedSummary(database, {
      ...summaryOptionsOf(filter),
      ...(known && { config: known }),
      ...(isExample && { billing: exampleBillingRows(await storedExample(database)) }),
    })
    const choices = await storedChoices(database, filter.mode ?? 'live')
    return context.html(reportPage({ summary, choices, filter, problems, version: { ...version, tag }, today: now() }))
  })

  routes.post('/report/example', async (context) => {
    await fillExample(database, now())
    return context.redirect(reportAddress({ mode: 'test', flow: exampleConfig.id }), 303)
  })

  routes.post('/report/example/remove', async (context) => {
    await clearExample(database)
    return context.redirect('/report', 303)
  })

  return routes
}

/** The config, or undefined where it is broken because somebody is editing it; the report then has no labels and prices. */
function readable(json: string): Config | undefined {
  try {
    return parseConfig(JSON.parse(json))
  } catch {
    return undefined
  }
}
