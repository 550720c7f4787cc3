import { build } from 'esbuild'
import { describe, expect, it } from 'vitest'
import { outcomes, patient, reason, step, subscriber } from '../support/everyOffer'
import { openWorld } from '../support/world'

const world = openWorld()

/** An example as a page would bundle it. */
async function bundled(name: string, jsxImportSource: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [`examples/${name}.jsx`],
    bundle: true,
    write: false,
    format: 'iife',
    tsconfigRaw: {},
    jsx: 'automatic',
    jsxImportSource,
    define: { 'process.env.NODE_ENV': '"production"' },
  })
  return (outputFiles[0]?.text ?? '').replaceAll('</script', '<\\/script')
}

const told = `fairwell('on', 'outcome', (told) => host.push({ outcome: told }))`
const survey = { order: 'listed', reasons: [{ id: 'missing_features' }, { id: 'other' }] }

describe('examples/preactStep.jsx', () => {
  const config = {
    version: 1,
    id: 'main',
    survey,
    steps: [{ id: 'roadmap', title: 'Is it on this list?', data: { features: ['Bank import', 'A second language'] } }],
  }

  it('draws the step with the page’s own style, goes on with its result, and is cleaned up', async () => {
    const script = `${told};\n${await bundled('preactStep', 'preact')}`
    const head = '<style>.roadmap button { border: 3px dashed red }</style>'
    const visit = await world.visit({ ...patient, config, customer: subscriber, script, head })
    await visit.open()
    await visit.part('continue').click()
    await step(visit, 'roadmap').waitFor()
    expect(await visit.part('title').textContent()).toBe('Is it on this list?')
    const button = visit.page.getByRole('button', { name: 'Bank import' })
    expect(await button.evaluate((element) => getComputedStyle(element).borderStyle)).toBe('dashed')
    await button.click()
    await step(visit, 'confirm').waitFor()
    expect(await visit.page.locator('.roadmap').count()).toBe(0)
    await visit.part('back').click()
    await step(visit, 'roadmap').waitFor()
    expect(await button.getAttribute('aria-pressed')).toBe('true')
    await visit.part('cancel').click()
    await visit.part('confirm').click()
    await expect
      .poll(() => outcomes(visit))
      .toMatchObject([{ outcome: 'canceled', answers: { roadmap: { feature: 'Bank import' } } }])
    expect(visit.errors).toEqual([])
  })
})

describe('examples/reactOffer.jsx', () => {
  const config = {
    version: 1,
    id: 'main',
    survey,
    offers: { seats: { type: 'custom', name: 'seats', title: 'More seats, on your plan', data: { most: 3 } } },
    rules: [{ id: 'seats', when: { 'answers.reason': 'missing_features' }, offers: ['seats'] }],
  }

  it('draws the card, takes the offer with its result, and is unmounted', async () => {
    const script = `${told};\n${await bundled('reactOffer', 'react')}`
    world.site.routes.set('/seats', (_, response, body) => response.writeHead(200).end(body))
    const visit = await world.visit({ ...patient, config, customer: subscriber, script })
    await visit.open()
    await reason(visit, 'missing_features').click()
    await visit.part('continue').click()
    await visit.page.getByRole('spinbutton').fill('2')
    expect(await visit.page.locator('body.choosing-seats').count()).toBe(1)
    await visit.page.getByRole('button', { name: 'Add 2' }).click()
    await step(visit, 'done').waitFor()
    await expect.poll(() => visit.page.locator('body.choosing-seats').count()).toBe(0)
    expect(world.site.requests).toContain('POST /seats')
    await visit.part('close').click()
    await expect.poll(() => outcomes(visit)).toMatchObject([{ outcome: 'saved', choice: { result: { seats: 2 } } }])
    expect(visit.errors).toEqual([])
  })
})
