import { serve } from '@hono/node-server'
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'
import { csrf } from 'hono/csrf'
import { accountPage } from './accountPage'
import { cancelActions, cancelEvents, listEvents, situationOf } from './cancelFlow'
import { cancel, resume, signedIn } from './studio'

const app = new Hono()
app.use(csrf())

app.get('/', async (context) => context.html(accountPage(await situationOf(signedIn()))))

// Studio's own cancel: it runs whenever the flow cannot open, and where no script runs.
app.post('/subscription/cancel', async (context) => {
  await cancel(signedIn().id)
  return context.redirect('/', 303)
})
app.post('/subscription/resume', async (context) => {
  await resume(signedIn().id)
  return context.redirect('/', 303)
})

// What fairwell/server makes takes a Request and gives a Response, as every handler here.
app.all('/cancel-events', ({ req }) => cancelEvents(req.raw))
app.post('/cancel-actions', ({ req }) => cancelActions(req.raw))
app.get('/events', () => listEvents())
app.use(serveStatic({ root: 'public' }))

const port = Number(process.env.PORT ?? 3000)
serve({ fetch: app.fetch, port }, () => console.log(`Studio: http://localhost:${port}`))
