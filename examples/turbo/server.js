import { getRequestListener } from '@hono/node-server'
import express from 'express'
import { exportEvents, receiveEvents } from 'fairwell/server'
import { csrfToken, protectForms } from './forms.js'
import { accountPage, layout, projectsPage } from './pages.js'
import { cancel, give, query, resume, signedIn, subscriptionOf } from './studio.js'

const app = express()
app.use(express.static('public', { maxAge: '5m' }))
app.use('/turbo', express.static('node_modules/@hotwired/turbo/dist', { maxAge: '5m' }))

// fairwell's part: where events are stored. Where your server is Ruby or PHP, this is a small Node service beside it. It goes by
// the page's origin, so it needs no token (skip_forgery_protection, or `except` of validateCsrfTokens).
app.all('/cancel-events', getRequestListener(receiveEvents({ query })))

app.use(express.urlencoded({ extended: false }), express.json(), protectForms)

app.get('/', async (request, response) => {
  const csrf = csrfToken(request, response)
  const customer = signedIn(request)
  const subscription = await subscriptionOf(customer.id)
  response.send(layout(csrf, accountPage(csrf, { customer, subscription })))
})
app.get('/projects', (request, response) => response.send(layout(csrfToken(request, response), projectsPage)))

// Studio's own forms: with fairwell, without it, and where no script runs.
app.delete('/subscription', async (request, response) => {
  await cancel(signedIn(request).id)
  response.redirect(303, '/')
})
app.patch('/subscription', async (request, response) => {
  await resume(signedIn(request).id)
  response.redirect(303, '/')
})

// What a handler of public/cancelPlan.js asks. Of a 4xx with a message the customer reads the message.
app.post('/subscription/offer', async (request, response) => {
  if (await give(signedIn(request).id, request.body)) return response.json({})
  response.status(409).json({ message: 'You have had this offer already.' })
})

// What was stored, as lines of JSON, which `fairwell report` reads. For you alone: put it behind your own sign-in.
app.get('/events', async (_request, response) => {
  response.type('application/x-ndjson')
  for await (const { event } of exportEvents({ query })) response.write(`${JSON.stringify(event)}\n`)
  response.end()
})

const port = process.env.PORT ?? 3000
app.listen(port, () => console.log(`Studio: http://localhost:${port}`))
