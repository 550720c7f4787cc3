import { Hono } from 'hono'
import { type Grant, performActions, signSituation } from '../../src/server'
import type { Database } from '../database'
import { ticketSecret } from '../guards/ticketSecret'
import { type Box, boxChanges, newBox } from './box'
import { boxFlow } from './boxFlow'
import { boxPage } from './boxPage'
import { boxSituation, subscriber } from './boxSituation'

/** Leafpost, a tea box: its page, and the URL that performs what its customer picks. Makes the table `demo_box`. */
export async function boxRoutes({ query }: Database, now: () => Date): Promise<Hono> {
  await query('CREATE TABLE IF NOT EXISTS demo_box (id text PRIMARY KEY, box jsonb NOT NULL)')
  const grants = new Map<string, { until: Date; grant: Grant }>()

  async function read(): Promise<Box> {
    const [row] = await query('SELECT box FROM demo_box WHERE id = $1', [subscriber.id])
    return row ? (row.box as Box) : newBox(now())
  }

  async function change(name: string, picked: Readonly<Record<string, unknown>>): Promise<void> {
    const changed = boxChanges[name]?.(await read(), picked)
    if (!changed) throw new Error(`demo/box: expected ${Object.keys(boxChanges).join(', ')}, got ${name}`)
    await query(
      `INSERT INTO demo_box (id, box) VALUES ($1, $2::text::jsonb) ON CONFLICT (id) DO UPDATE SET box = excluded.box`,
      [subscriber.id, JSON.stringify(changed)],
    )
  }

  const confirmationId = () => `LP-${crypto.randomUUID().slice(0, 6).toUpperCase()}`
  const perform = Object.fromEntries(
    Object.keys(boxChanges).map((name) => [
      name,
      async ({ choice }: { choice: Record<string, unknown> }) => {
        await change(name, choice)
        return { confirmationId: confirmationId() }
      },
    ]),
  )
  const actions = performActions({
    config: boxFlow,
    secret: ticketSecret,
    // The demo has one subscriber, and everyone is her.
    signedIn: () => subscriber,
    async seen(key, until, grant) {
      const earlier = grants.get(key)
      if (earlier && earlier.until > now()) return earlier.grant
      grants.set(key, { until, grant })
      return undefined
    },
    perform: { ...perform, cancel: perform.cancel as NonNullable<typeof perform.cancel> },
  })

  const routes = new Hono()
  routes.get('/box', async (context) => {
    const box = await read()
    const facts = boxSituation(box)
    const token = await signSituation(facts, { secret: ticketSecret, config: boxFlow, now: now() })
    return context.html(boxPage(box, { ...facts, token }, context.req.query('mode') === 'test'))
  })
  routes.get('/box/flow.json', (context) => context.json(boxFlow))
  routes.get('/api/box', async (context) => context.json(await read()))
  routes.post('/box/actions', (context) => actions(context.req.raw))
  routes.post('/box/cancel', async (context) => {
    await change('cancel', {})
    return context.redirect('/box', 303)
  })
  routes.post('/box/start-over', async (context) => {
    await query('DELETE FROM demo_box')
    grants.clear()
    return context.redirect('/box', 303)
  })
  return routes
}
