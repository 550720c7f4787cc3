import { createInertiaApp, Link, router } from '@inertiajs/react'
import { createRoot } from 'react-dom/client'

function Account({ drawing }) {
  return (
    <>
      <Link key={drawing} id="cancel" as="button" method="delete" href="/canceled">
        Cancel plan
      </Link>
      <button type="button" id="other" onClick={stay}>
        Other
      </button>
    </>
  )
}

window.redraw = () => router.visit('/fragment', { preserveScroll: true })
createInertiaApp({
  resolve: () => Account,
  setup: ({ el, App, props }) => createRoot(el).render(<App {...props} />),
})
