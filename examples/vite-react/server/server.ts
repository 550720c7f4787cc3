import { serve } from '@hono/node-server'
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'
import { csrf } from 'hono/csrf'
import { cancelActions, cancelEvents, listEvents, situationOf } from './cancelFlow'
import { cancel, resume, signedIn } from './studio'

const app = new Hono()
app.use(csrf())

app.get('/api/account', async (context) => context.json(await situationOf(signedIn())))
app.post('/api/subscription/cancel', async (context) => {
  await cancel(signedIn().id)
  return context.body(null, 204)
})
app.post('/api/subscription/resume', async (context) => {
  await resume(signedIn().id)
  return context.body(null, 204)
})

// What fairwell/server makes takes a Request and gives a Response, as every handler here.
app.all('/cancel-events', ({ req }) => cancelEvents(req.raw))
app.post('/cancel-actions', ({ req }) => cancelActions(req.raw))
app.get('/events', () => listEvents())
app.use(serveStatic({ root: 'dist' }))

const port = Number(process.env.PORT ?? 3000)
serve({ fetch: app.fetch, port }, () => console.log(`Studio: http://localhost:${port}`))
