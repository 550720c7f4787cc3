// What an accepted offer does: the server is asked with the page's own token, and its answer is what the customer reads.
window.fairwell ||= (...command) => {
  fairwell.q ||= []
  fairwell.q.push(command)
}

async function give(choice, { offer }) {
  const csrf = document.querySelector('meta[name="csrf-token"]').content
  const headers = { 'content-type': 'application/json', 'x-csrf-token': csrf }
  return fetch('/subscription/offer', {
    method: 'POST',
    headers,
    body: JSON.stringify({ offer: offer.id, choice }),
  })
}

fairwell('handle', 'discount', give)
fairwell('handle', 'pause', give)
// A cancellation is the page's own form, which Turbo sends; after an offer the page is to be drawn anew.
fairwell('on', 'outcome', ({ outcome }) => outcome === 'saved' && Turbo.visit(location.href, { action: 'replace' }))
