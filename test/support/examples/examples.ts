/** An example, and where it differs from the others for whoever drives it. */
export interface Example {
  /** Its folder in examples/. */
  name: string
  /** Where its config is. */
  config: string
  /** Whether its cancel needs a script: a page that is drawn in the browser has none before that. */
  needsScript?: true
  /** Where it lists what was stored, if not at `/events`. */
  events?: string
  /** A link to another page, from which one comes back by *Your plan*, without the document being loaded anew. */
  detour?: string
}

/** The whole examples, in the order of docs/examples.md. Those of billers have tests of their own. */
export const examples: Example[] = [
  { name: 'express', config: 'public/cancel-flow.json' },
  { name: 'hono', config: 'public/cancel-flow.json' },
  { name: 'next', config: 'cancel-flow.json' },
  { name: 'react-router', config: 'app/cancel-flow.json' },
  { name: 'vite-react', config: 'src/cancel-flow.json', needsScript: true },
  { name: 'vue', config: 'src/cancel-flow.json', needsScript: true },
  { name: 'svelte', config: 'src/lib/cancel-flow.json' },
  { name: 'turbo', config: 'public/cancel-flow.json', detour: 'Projects' },
  { name: 'serverless', config: 'public/cancel-flow.json', needsScript: true, events: '/api/events' },
]
