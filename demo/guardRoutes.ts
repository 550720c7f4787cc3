import { type Context, Hono } from 'hono'
import { parseConfig } from '../src/config/check/parseConfig'
import type { SituationFacts } from '../src/server'
import type { Database } from './database'
import { exampleConfig, exampleEvents } from './example/exampleEvents'
import { forgeSaves } from './example/exampleStore'
import { claimTrials } from './guards/claimTrials'
import { receiverTrial } from './guards/receiverTrial'
import { shardTrial } from './guards/shardTrial'
import { type GuardResults, guardsPage } from './pages/guardsPage'
import { reportAddress } from './reportFilter'

interface GuardRoutes {
  database: Database
  now: () => Date
  /** Reads the config's JSON from its file. */
  readConfig: () => Promise<string>
  /** What a server knows of a customer who has just come. */
  readFacts: () => SituationFacts
}

/** The page of what the server lets through and what it does not, each tried when it is asked for. */
export function guardRoutes({ database, now, readConfig, readFacts }: GuardRoutes): Hono {
  const routes = new Hono()
  const page = async (context: Context, results: GuardResults = {}) => {
    const config = parseConfig(JSON.parse(await readConfig()))
    return context.html(guardsPage({ trials: await claimTrials(config, readFacts(), now()), ...results }))
  }

  routes.get('/guards', (context) => page(context))
  routes.post('/guards/forge', async (context) => {
    await forgeSaves(database, now())
    return context.redirect(reportAddress({ mode: 'test', flow: exampleConfig.id }), 303)
  })
  routes.post('/guards/shards', async (context) => {
    return page(context, { shards: await shardTrial([...exampleEvents(now(), 200)]) })
  })
  routes.post('/guards/receivers', async (context) => {
    return page(context, { receivers: await receiverTrial([...exampleEvents(now(), 200)]) })
  })
  return routes
}
