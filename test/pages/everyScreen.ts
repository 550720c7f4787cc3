import { handling, performed, pick, reachOffer, reason, step } from './everyOffer'
import type { Visit } from './visit'

/** Handlers of every kind, of which the discount's fails. */
export const oneFails = handling(
  [...performed, 'cancel'],
  `(name) => { if (name === 'discount') throw new Error('down'); return { confirmationId: 'CN-7' } }`,
)

/** Walks a customer over every screen there is, and lets you look at each; the page's handlers are `oneFails`. */
export async function everyScreen(visit: Visit, look: (screen: string) => Promise<void>): Promise<void> {
  const offer = async (id: string) => {
    await reason(visit, id).click()
    await visit.part('continue').click()
    await step(visit, 'offer').waitFor()
  }
  const back = async () => {
    await visit.part('back').click()
    await step(visit, 'survey').waitFor()
  }
  await visit.open()
  await look('survey')
  for (const id of ['pause', 'other']) {
    await reason(visit, id).click()
    await look(`survey with the questions of ${id}`)
  }
  for (const id of ['plan_change', 'credit', 'booking', 'pause']) {
    await offer(id)
    await look(`offer of ${id}`)
    if (id !== 'pause') await back()
  }
  await visit.part('accept').click()
  await visit.part('error').waitFor()
  await look('offer without a pick')
  await pick(visit, 2).click()
  await look('offer with a pick')
  await visit.part('accept').click()
  await step(visit, 'done').waitFor()
  await look('done')
  await visit.part('close').click()
  await reachOffer(visit, 'discount')
  await look('offer of discount')
  await visit.part('accept').click()
  await step(visit, 'error').waitFor()
  await look('error')
  await visit.part('close').click()
  await visit.open()
  await visit.part('cancel').click()
  await step(visit, 'confirm').waitFor()
  await look('confirm')
  await visit.part('confirm').click()
  await step(visit, 'done').waitFor()
  await look('canceled')
}
