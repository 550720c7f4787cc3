import idle from 'astro/runtime/client/idle.prebuilt.js'
import island from 'astro/runtime/server/astro-island.prebuilt.js'
import { navigate } from 'astro/virtual-modules/transitions-router.js'

/** The component of the island, which the island itself imports from this file, as it does the renderer. */
export function Account() {
  return (
    <>
      <button type="button" id="cancel" onClick={cancelPlan}>
        Cancel plan
      </button>
      <button type="button" id="other" onClick={stay}>
        Other
      </button>
    </>
  )
}
export { default } from '@astrojs/react/client.js'

window.visit = () => navigate('/')

// The two scripts that Astro writes into a page with islands.
if (!customElements.get('astro-island')) {
  for (const text of [idle, island]) {
    const script = document.createElement('script')
    script.textContent = text
    document.head.append(script)
  }
}
