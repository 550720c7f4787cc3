import { helpTypes } from '../../config/schema/helpTypes'
import type { Config } from '../../config/schema/schema'

/** The text that says what to do once the files are written. */
export function nextSteps({ offers = {} }: Config): string {
  const types = new Set(Object.values(offers).map(({ type }) => type))
  const handled = [...types].filter((type) => !helpTypes.includes(type))
  return `Next:

1. Put in what is yours: cancel-flow.md lists it. Then: npx fairwell check cancel-flow.json
2. The files to host: npx fairwell copy DIR, where DIR is what your site serves. cancel-flow.json goes there, too.
3. Into the page whose button cancels:

<script src="/fairwell.js" defer
        data-config="/cancel-flow.json"
        data-endpoint="/cancel-events"
        data-triggers="#cancel"></script>
<script>
  window.fairwell ||= function () { (fairwell.q ||= []).push(arguments) }
  fairwell('identify', { customer: { id: 'cus_1' }, subscription: { status: 'active', amount: 4900, currency: 'USD', interval: 'month' } })
  const post = (path, choice) => fetch(path, { method: 'POST', body: JSON.stringify(choice) })
${handled.map((type) => `  fairwell('handle', '${type}', (choice) => post('/subscription/${type}', choice))`).join('\n')}
</script>

4. Let your server do what is posted to it. Success is shown when it has answered with 2xx;
   of a 4xx with { "message": "…" } the customer reads the message.

5. Let /cancel-events store what comes: receiveEvents of fairwell/server, see docs/receiver.md. Without it nothing
   breaks, and nothing is known.

An offer without its handler is not made. Your button’s own doing stays the way out.
`
}
