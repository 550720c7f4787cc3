import { expect, it } from 'vitest'
import { itWhole } from '../../support/itWhole'
import { flowConfig } from '../../support/merchantPage'
import { preactImports, servePreact } from '../../support/preactImports'
import type { Visit } from '../../support/visit'
import { openWorld } from '../../support/world'

const world = openWorld()

/** A page that mounts the flow from the package, as a component or a reloaded module does: `mount()` and `unmount()`. */
async function visitPage(more = ''): Promise<Visit> {
  servePreact(world.site)
  const visit = await world.visit(`<!doctype html><html lang="en"><head><link rel="icon" href="data:,">
<script type="importmap">${JSON.stringify({ imports: { ...preactImports, fairwell: '/index.js' } })}</script></head>
<body><main><h1>Account</h1><button id="cancel">Cancel plan</button></main>
<script>
  window.host = []
  document.querySelector('#cancel').addEventListener('click', () => host.push('cancel'))
</script>
<script type="module">
  import { createCancelFlow } from 'fairwell'
  const config = ${JSON.stringify(flowConfig)}
  window.mount = () => { window.flow = createCancelFlow({ config, triggers: '#cancel', endpoint: '/cancel-events', timeout: 20000 }) }
  window.unmount = () => flow.destroy()
</script>${more}</body></html>`)
  await visit.page.waitForFunction('window.mount')
  return visit
}

async function openAndClose(visit: Visit): Promise<void> {
  await visit.open()
  await visit.page.keyboard.press('Escape')
  await expect.poll(() => visit.page.locator('fairwell-dialog').count(), { interval: 10 }).toBe(0)
}

/** All that a guest could leave on a page. */
function marks({ page }: Visit): Promise<unknown> {
  return page.evaluate(`[
    document.documentElement.cloneNode().outerHTML, document.body.cloneNode().outerHTML, document.head.innerHTML,
    document.querySelector('main').outerHTML, document.adoptedStyleSheets.length, document.querySelectorAll('*').length,
    Object.keys(window).filter((name) => name !== 'flow').sort()]`)
}

it('ten mounts leave nothing behind: no mark on the page, no node, no listener, no memory', async () => {
  const visit = await visitPage()
  const client = await visit.page.context().newCDPSession(visit.page)
  await client.send('Performance.enable')
  const measure = async () => {
    for (let turn = 0; turn < 3; turn++) await client.send('HeapProfiler.collectGarbage')
    const { metrics } = await client.send('Performance.getMetrics')
    const of = (name: string) => metrics.find((one) => one.name === name)?.value ?? Number.NaN
    return { nodes: of('Nodes'), listeners: of('JSEventListeners'), heap: of('JSHeapUsedSize') }
  }
  const mountOnce = async () => {
    await visit.page.evaluate('mount()')
    await openAndClose(visit)
    await visit.page.evaluate('unmount(); document.activeElement.blur()')
  }
  const untouched = await marks(visit)
  // The browser keeps what it compiled, and it compiles more while the same code runs again.
  for (let turn = 0; turn < 10; turn++) await mountOnce()
  const before = await measure()
  for (let turn = 0; turn < 10; turn++) await mountOnce()
  expect(await marks(visit)).toEqual(untouched)
  // A dialog has some 60 nodes and 30 listeners: one that stays each time would add ten times that, and stay. What a busy
  // browser is about to give back is waited for.
  const grown = async () => {
    const after = await measure()
    return [
      after.nodes - before.nodes < 60,
      after.listeners - before.listeners < 10,
      after.heap - before.heap < 300_000,
    ]
  }
  // The counts are of the browser's process, which pages of other files may share for a while.
  await expect.poll(grown, { timeout: 20_000 }).toEqual([true, true, true])
})

itWhole('a module that is reloaded, and takes its old flow away: one dialog, one cancel', async () => {
  const visit = await visitPage()
  await visit.page.evaluate('mount()')
  await openAndClose(visit)
  await visit.page.evaluate('unmount(); mount()')
  await visit.open()
  await visit.page.evaluate('unmount(); mount()')
  await expect.poll(() => visit.page.locator('fairwell-dialog').count()).toBe(0)
  await visit.open()
  expect(await visit.page.locator('fairwell-dialog').count()).toBe(1)
  await visit.leave()
  expect(await visit.host()).toEqual(['cancel'])
  expect(visit.errors).toEqual([])
})

it('two copies on one page, of the package and of the tag: the customer meets one flow, and cancels once', async () => {
  const tag = `<script type="application/json" id="flow">${JSON.stringify(flowConfig)}</script>
    <script src="/fairwell.js" data-config="#flow" data-endpoint="/cancel-events" data-triggers="#cancel" data-timeout="20000"></script>`
  const visit = await visitPage(tag)
  await visit.page.evaluate('mount()')
  await visit.open()
  expect(await visit.page.locator('fairwell-dialog').count()).toBe(1)
  await visit.leave()
  await expect.poll(visit.host).toEqual(['cancel'])
  expect(await visit.page.locator('fairwell-dialog').count()).toBe(0)
  expect(visit.errors).toEqual([])
})
