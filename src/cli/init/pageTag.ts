/** The markup that a page needs, with a handler for each of these types of offers. */
export function pageTag(handled: readonly string[]): string {
  return `<script src="/fairwell.js" defer
        data-config="/cancel-flow.json"
        data-endpoint="/cancel-events"
        data-triggers="#cancel"></script>
<script>
  window.fairwell ||= function () { (fairwell.q ||= []).push(arguments) }
  fairwell('identify', { customer: { id: 'cus_2' }, subscription: { status: 'active', amount: 4900, currency: 'USD', interval: 'month' } })
  const post = (path, choice) =>
    fetch(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(choice) })
${handled.map((type) => `  fairwell('handle', '${type}', (choice) => post('/subscription/${type}', choice))`).join('\n')}
</script>`
}
