/** An example, and where it differs from the others for whoever drives it. */
export interface Example {
  /** Its folder in examples/. */
  name: string
  /** Whether its cancel needs a script: a page that is drawn in the browser has none before that. */
  needsScript?: true
  /** A link to another page, from which one comes back by *Your plan*, without the document being loaded anew. */
  detour?: string
}

/** The whole examples, in the order of docs/examples.md. */
export const examples: Example[] = [
  { name: 'express' },
  { name: 'hono' },
  { name: 'vite-react', needsScript: true },
  { name: 'next' },
  { name: 'vue', needsScript: true },
  { name: 'svelte' },
  { name: 'react-router' },
  { name: 'turbo', detour: 'Projects' },
]
