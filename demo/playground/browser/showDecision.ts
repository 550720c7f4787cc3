import { decide } from '../../../src/index'
import { decisionText } from './decisionText'
import { find, show } from './find'
import type { ReadConfig, ReadCustomer } from './readTexts'
import { situationFor } from './situationFor'

/** Shows the Decision for this config and customer, or why there is none. */
export function showDecision({ config }: ReadConfig, customer: ReadCustomer, answers: Record<string, unknown>): void {
  find('#customer-fault').textContent = customer.fault ?? ''
  if (!config)
    say('No decision: a config with an error is not run. On a live page, the page’s own cancel runs instead.')
  else if (!customer.facts) say('No decision: the customer cannot be read.')
  else {
    const situation = situationFor(config, customer, answers)
    find('#decision').innerHTML = show(decisionText(config, decide(config, situation), situation))
  }
}

function say(text: string): void {
  const verdict = Object.assign(document.createElement('p'), { className: 'verdict', textContent: text })
  find('#decision').replaceChildren(verdict)
}
