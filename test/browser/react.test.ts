import { resolve } from 'node:path'
import { build } from 'esbuild'
import { beforeAll, expect, it } from 'vitest'
import { itWhole } from '../support/itWhole'
import { flowConfig } from '../support/merchantPage'
import type { Visit } from '../support/visit'
import { openWorld } from '../support/world'

const world = openWorld()

/** A React 19 account page under StrictMode, with one component more than it shows at first. */
const app = `
import { StrictMode, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { CancelFlow, useCancelFlow } from 'fairwell/react'

window.host = []
window.heardBefore = heard
const config = ${JSON.stringify(flowConfig)}
const customer = { id: 'cus_1' }
const subscription = { status: 'active', amount: 4900, currency: 'USD', interval: 'month' }

function Account() {
  const [coupon, setCoupon] = useState('first')
  const [isThere, setThere] = useState(true)
  const [extra, setExtra] = useState({})
  Object.assign(window, { setCoupon, setThere, setExtra })
  const handlers = { discount: () => { host.push(coupon); return { confirmationId: 'CN-7' } } }
  const on = { outcome: ({ outcome }) => host.push(coupon + ' ' + outcome) }
  return isThere && (
    <CancelFlow {...{ config, customer, subscription, handlers, on }} endpoint="/cancel-events" timeout={20000} {...extra}>
      <button id="cancel" onClick={() => host.push('cancel')}>Cancel plan</button>
    </CancelFlow>
  )
}

function Menu() {
  const [drawn, draw] = useState(0)
  const flow = useCancelFlow({ config, customer, subscription, timeout: 20000, handlers: { cancel: () => host.push('handled') } })
  window.flows = (window.flows ?? new Set()).add(flow)
  window.drawMenu = draw
  return <button id="menu" onClick={flow.open}>Leave {drawn}</button>
}

const root = createRoot(document.getElementById('root'))
window.unmount = () => root.unmount()
root.render(<StrictMode><Account /><Menu /></StrictMode>)
`

beforeAll(async () => {
  const { outputFiles } = await build({
    stdin: { contents: app, loader: 'jsx', resolveDir: process.cwd() },
    alias: { 'fairwell/react': resolve(process.env.OUT_DIR ?? 'dist', 'react.js') },
    nodePaths: [resolve('node_modules')],
    bundle: true,
    format: 'esm',
    jsx: 'automatic',
    write: false,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"development"' },
  })
  script = outputFiles[0]?.text ?? ''
})

let script = ''

/** Counts what listens on the window, so that a test can see whether all of ours is gone. */
const countListeners = `
  window.heard = 0
  for (const [method, step] of [['addEventListener', 1], ['removeEventListener', -1]]) {
    const native = EventTarget.prototype[method]
    EventTarget.prototype[method] = function (...args) {
      if (this === window) heard += step
      return native.apply(this, args)
    }
  }`

async function visit(): Promise<Visit> {
  world.site.routes.set('/app.js', (_, response) => {
    response.writeHead(200, { 'content-type': 'text/javascript' }).end(script)
  })
  const page =
    '<!doctype html><html lang="en"><link rel="icon" href="data:,"><main id="root"></main><script type="module" src="/app.js"></script>'
  const there = await world.visit(page, { init: countListeners })
  await there.page.locator('#menu').waitFor()
  return there
}

it('opens from the wrapped button and applies what was accepted, once, by the handler of the last render', async () => {
  const there = await visit()
  await there.open()
  expect(await there.page.locator('fairwell-dialog').count()).toBe(1)
  await there.page.evaluate(`setCoupon('second')`)
  await there.page.click('[part=reason][data-id=too_expensive]')
  await there.part('continue').click()
  await there.part('accept').click()
  await there.part('receipt').waitFor()
  expect(await there.part('receipt').textContent()).toContain('CN-7')
  await there.part('close').click()
  await expect.poll(() => there.host()).toEqual(['second', 'second saved'])
  const types = () => world.site.events.map(({ type }) => type)
  await expect.poll(types).toContain('dev.fairwell.flow.saved.v1')
  expect(types().filter((type) => type === 'dev.fairwell.flow.started.v1')).toHaveLength(1)
})

it('leaves by the button’s own onClick, once', async () => {
  const there = await visit()
  await there.open()
  await there.leave()
  expect(await there.host()).toEqual(['cancel', 'first canceled'])
})

itWhole('opens by the hook, whose object stays the same, even when it is handed the click', async () => {
  const there = await visit()
  await there.page.click('#menu')
  await there.part('dialog').waitFor()
  await there.leave()
  await there.part('receipt').waitFor()
  expect(await there.host()).toEqual(['handled'])
  const size = await there.page.evaluate('flows.size')
  await there.page.evaluate('drawMenu(1)')
  await there.page.getByText('Leave 1').waitFor()
  expect(await there.page.evaluate('flows.size')).toBe(size)
})

it('takes everything of ours away when it is unmounted, and an open flow ends unchanged', async () => {
  const there = await visit()
  await there.open()
  expect(Number(await there.page.evaluate('heard - heardBefore'))).toBeGreaterThan(0)
  await there.page.evaluate('setThere(false)')
  await expect.poll(() => there.page.locator('fairwell-dialog').count()).toBe(0)
  await expect.poll(() => there.host()).toEqual(['first dismissed'])
  await there.page.evaluate('unmount()')
  expect(await there.page.evaluate('heard - heardBefore')).toBe(0)
  expect(await there.page.evaluate('document.querySelectorAll("html > :not(head, body)").length')).toBe(0)
  expect(there.errors).toEqual([])
})

itWhole('goes on with options that change, and lays aside one that is taken back', async () => {
  const there = await visit()
  await there.page.evaluate(`setExtra({ locale: 'zh-Hans' })`)
  await there.open()
  expect(await there.part('dialog').getAttribute('lang')).toBe('zh-Hans')
  await there.part('close').first().click()
  await there.page.evaluate('setExtra({})')
  await there.open()
  expect(await there.part('dialog').getAttribute('lang')).toBe('en')
})

itWhole('leaves the page its own cancel when it is given an option that there is none of', async () => {
  const there = await visit()
  await there.page.evaluate(`setExtra({ className: 'red' })`)
  await expect
    .poll(() => there.said.some((line) => line.startsWith('error: [fairwell] the flow was left out')))
    .toBe(true)
  expect(await there.page.locator('#cancel').isVisible()).toBe(true)
  expect(there.errors).toEqual([])
})
