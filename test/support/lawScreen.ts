import type { Page } from '../../src/embed/page/page'
import { addLaw } from '../../src/embed/screen/addLaw'
import * as later from '../../src/embed/screen/later'
import { loadTexts } from '../../src/embed/texts/loadTexts'
import { spokenIn } from '../../src/embed/texts/spokenIn'
import type { Action, Flow } from '../../src/flow/flow'
import { createDialog } from '../../src/ui/dialog/Dialog'
import { firstSteps } from '../../src/ui/first/firstSteps'
import { createView } from '../../src/ui/first/view'
import { now } from './startedFlow'

/** Draws the flow's screen as a page does that has loaded what the law or the store asks for; `act` gets what is pressed. */
export async function drawLaw(flow: Flow, act: (action: Action) => void = () => {}): Promise<ShadowRoot> {
  const { config, situation } = flow
  const locale = situation.locale ?? 'en'
  const ours = spokenIn(locale, await loadTexts(locale), config.messages)
  const code = await addLaw(later, { page: {} as Page, config, flows: [], situation, spoken: ours })
  const spoken = code.speakWhole(ours)
  const host = document.createElement('fairwell-dialog')
  document.documentElement.append(host)
  const dialog = createDialog(host, {}, () => {})
  dialog.addStyles(code.laterStyles)
  const screen = { ...firstSteps, ...code.laterSteps }[flow.step]?.(createView({ flow, act, spoken, now }))
  dialog.draw({ name: flow.step, step: flow.step, look: { style: {} }, screen })
  return dialog.root
}

/** The texts of what a selector finds, without line ends. */
export const said = (root: ParentNode, selector: string) =>
  [...root.querySelectorAll(selector)].map((element) => element.textContent?.replace(/\s+/g, ' ').trim())
