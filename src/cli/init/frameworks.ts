import type { Framework } from './framework'
import { pageTag } from './pageTag'
import { reactComponent } from './reactComponent'

const receiver = `import pg from 'pg'
import { receiveEvents } from 'fairwell/server'

const database = new pg.Pool({ connectionString: process.env.DATABASE_URL })
const receive = receiveEvents({ query: (sql, params) => database.query(sql, params) })
`

const hosted =
  'The files to host: npx fairwell copy DIR, where DIR is what your site serves. cancel-flow.json goes there, too.'

const tagged = (handled: readonly string[]) => `Into the page whose button cancels:\n\n${pageTag(handled)}\n`

const performed = `Let your server do what is posted to it. Success is shown when it has answered with 2xx;
   of a 4xx with { "message": "…" } the customer reads the message.`

const received = `Let /cancel-events store what comes: receiveEvents of fairwell/server, see docs/receiver.md. Without it nothing
   breaks, and nothing is known.`

const mounted = (use: string) => `cancelEvents.js stores what is posted to /cancel-events (npm install pg): ${use}`

const drawn = 'Draw <CancelPlan> where your button that cancels stands, and give it what the button did as `cancel`.'

/** The frameworks that `fairwell init` writes code for, by the name that the command takes. */
export const frameworks = new Map<string, Framework>(
  Object.entries({
    html: {
      about: 'pages that a server makes, whatever it is written in: a script tag',
      isTyped: false,
      files: () => ({}),
      steps: (handled) => [hosted, tagged(handled), performed, received],
    },
    react: {
      about: 'a React app with a bundler: a component',
      isTyped: true,
      files: (handled) => ({ 'CancelPlan.tsx': reactComponent(handled) }),
      steps: () => [drawn, performed, received],
    },
    next: {
      about: 'Next, app router: a client component, and a route that stores events',
      isTyped: true,
      files: (handled) => ({
        'CancelPlan.tsx': `'use client'\n\n${reactComponent(handled)}`,
        'app/cancel-events/route.ts': `${receiver}\nexport { receive as POST, receive as OPTIONS }\n`,
      }),
      steps: () => [
        drawn,
        performed,
        'app/cancel-events/route.ts stores what is posted to /cancel-events: npm install pg, and set DATABASE_URL.',
      ],
    },
    express: {
      about: 'Express: a script tag, and a listener that stores events',
      isTyped: false,
      files: () => ({
        'cancelEvents.js': `import { getRequestListener } from '@hono/node-server'
${receiver}
/** Before express.json(), which would read the body away: app.all('/cancel-events', cancelEvents) */
export const cancelEvents = getRequestListener(receive)
`,
      }),
      steps: (handled) => [
        hosted,
        tagged(handled),
        performed,
        mounted("app.all('/cancel-events', cancelEvents) before express.json(). It needs @hono/node-server, too."),
      ],
    },
    hono: {
      about: 'Hono: a script tag, and a route that stores events',
      isTyped: false,
      files: () => ({
        'cancelEvents.js': `import { Hono } from 'hono'
${receiver}
export const cancelEvents = new Hono().all('/cancel-events', (context) => receive(context.req.raw))
`,
      }),
      steps: (handled) => [hosted, tagged(handled), performed, mounted("app.route('/', cancelEvents).")],
    },
  } satisfies Record<string, Framework>),
)
