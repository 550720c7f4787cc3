import { getRequestListener } from '@hono/node-server'
import express from 'express'
import { accountPage } from './accountPage.js'
import { cancelActions, cancelEvents, listEvents, situationOf } from './cancelFlow.js'
import { cancel, resume, signedIn } from './studio.js'

const app = express()
app.use(express.static('public', { maxAge: '5m' }))

app.get('/', async (request, response) => {
  response.send(accountPage(await situationOf(signedIn(request))))
})

// Studio's own cancel: it runs whenever the flow cannot open, and where no script runs.
app.post('/subscription/cancel', async (request, response) => {
  await cancel(signedIn(request).id)
  response.redirect(303, '/')
})
app.post('/subscription/resume', async (request, response) => {
  await resume(signedIn(request).id)
  response.redirect(303, '/')
})

// Before any express.json(), which would read the bodies away.
app.all('/cancel-events', getRequestListener(cancelEvents))
app.post('/cancel-actions', getRequestListener(cancelActions))
app.get('/events', getRequestListener(listEvents))

const port = process.env.PORT ?? 3000
app.listen(port, () => console.log(`Studio: http://localhost:${port}`))
