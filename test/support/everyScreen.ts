import { type Example, examples } from '../../demo/gallery/examples'
import { handlers, roadmapMount } from '../../demo/gallery/handlers'
import type { MerchantPage } from './merchantPage'
import { sample } from './sample'
import type { Visit } from './visit'

/** A page with every handler and mount that the gallery's screens need; their configs and customers come one by one. */
export const anyScreen: MerchantPage = {
  data: { timeout: '20000', container: '#here' },
  config: examples[0]?.config,
  customer: null,
  body: '<main><h1>Account</h1><button id="cancel">Cancel plan</button><div id="here"></div></main>',
  script: handlers + roadmapMount,
}

/** The screens of the gallery, on one page after the other: whatever holds for one is held to by all, in every layout. */
export async function everyScreen(
  visit: Visit,
  look: (screen: string) => Promise<void>,
  chosen: readonly Example[] = sample(examples, 'everyScreen'),
): Promise<void> {
  for (const example of chosen) {
    await showScreen(visit, example)
    await look(example.id)
    await visit.page.evaluate(`fairwell('close')`)
    await visit.part('dialog').waitFor({ state: 'detached' })
  }
}

/** Leads to the example's screen as a customer would get there. */
export async function showScreen(visit: Visit, { config, situation, presses, step }: Example): Promise<void> {
  const { page } = visit
  await page.evaluate(
    ([config, situation]) => {
      const { fairwell } = window as unknown as { fairwell: (...command: unknown[]) => void }
      fairwell('init', { config })
      fairwell('identify', { subscription: undefined, subscriptions: undefined, ...situation })
    },
    [config, situation] as const,
  )
  // What is pressed says by itself whether it withdraws.
  await page.evaluate(
    (kind) => document.querySelector('#cancel')?.setAttribute('data-kind', kind),
    String(Object(situation).kind),
  )
  await page.click('#cancel')
  for (const press of presses) {
    const [part, id] = press.split('=')
    const before = await visit.part('dialog').getAttribute('data-step')
    await page.locator(`fairwell-dialog [part~="${part}"]${id ? `[data-id="${id}"]` : ''}`).click()
    if (/^(continue|cancel|confirm)$/.test(press)) {
      await page.locator(`fairwell-dialog dialog:not([data-step="${before}"])`).waitFor()
    }
  }
  await page.locator(`fairwell-dialog dialog[data-step="${step}"]`).waitFor()
}
