import { jsonParseLinter } from '@codemirror/lang-json'
import { linter } from '@codemirror/lint'
import type { FlowEvent } from '../../../src/index'
import { answersForm } from './answersForm'
import { configEditor } from './configEditor'
import { createEditor, replaceText } from './createEditor'
import { eventItem } from './eventItem'
import { exampleCustomers } from './exampleCustomers'
import { find, show } from './find'
import { openFlow } from './openFlow'
import { placesIn } from './placesIn'
import { type ReadConfig, type ReadCustomer, readConfigText, readCustomerText } from './readTexts'
import { readHash, type Shared, writeHash } from './shareLink'
import { showDecision } from './showDecision'
import { showProblems } from './showProblems'

const [schema, ownConfig] = await Promise.all([
  fetch('/config.schema.json').then((response) => response.json()),
  fetch('/cancel-flow.json').then((response) => response.text()),
])

const start: Shared = { config: ownConfig, customer: exampleText('ada'), answers: { reason: 'too_expensive' } }
const nonce = find('main').dataset.nonce ?? ''
const examples = find<HTMLSelectElement>('#customer-example')
const openButton = find<HTMLButtonElement>('#open-flow')
const form = answersForm(find('#answers'), update)
const common = { note: 'editor-note', nonce, onChange: updateSoon }
const configText = createEditor({
  ...common,
  parent: find('#config-editor'),
  label: 'Config, as JSON',
  extensions: configEditor(schema),
})
const customerText = createEditor({
  ...common,
  parent: find('#customer-editor'),
  label: 'Customer, as JSON',
  extensions: linter(jsonParseLinter(), { delay: 250 }),
})
let config: ReadConfig
let customer: ReadCustomer
let timer: ReturnType<typeof setTimeout> | undefined

examples.append(...exampleCustomers.map(({ id, label }) => new Option(label, id)), new Option('Edited', ''))
examples.addEventListener('change', () => {
  if (examples.value) replaceText(customerText, exampleText(examples.value))
  update()
})
find('#problems').addEventListener('click', ({ target }) => {
  const path = (target as Element).closest<HTMLElement>('[data-path]')?.dataset.path
  if (path !== undefined) goTo(path)
})
openButton.addEventListener('click', () => void open())
find('#copy-link').addEventListener('click', () => void copyLink())
find('#reset').addEventListener('click', () => {
  restore(start)
  find('#events').replaceChildren()
  say('Everything is as it was.')
})
addEventListener('hashchange', () => void restoreLink())
await restoreLink()
find('main').dataset.ready = 'true'

function restore(shared: Shared): void {
  replaceText(configText, shared.config)
  replaceText(customerText, shared.customer)
  form.give(shared.answers)
  update()
}

/** Shows what the link holds; this has to come before anything writes into the link. */
async function restoreLink(): Promise<void> {
  const hash = location.hash.slice(1)
  const linked = hash ? await readHash(hash) : start
  restore(linked ?? start)
  if (!linked) say('This link is not complete, so the demo’s own config is shown.')
}

/** Updates everything that follows from the two texts and the answers. */
function update(): void {
  clearTimeout(timer)
  config = readConfigText(configText.state.doc.toString())
  customer = readCustomerText(customerText.state.doc.toString())
  if (config.config) form.draw(config.config.survey)
  examples.value = exampleCustomers.find(({ id }) => exampleText(id) === customerText.state.doc.toString())?.id ?? ''
  openButton.disabled = config.value === undefined || !customer.facts
  showProblems(config.problems)
  showDecision(config, customer, form.answers())
  void keepInLink()
}

function updateSoon(): void {
  clearTimeout(timer)
  timer = setTimeout(update, 200)
}

function shared(): Shared {
  return {
    config: configText.state.doc.toString(),
    customer: customerText.state.doc.toString(),
    answers: form.answers(),
  }
}

async function keepInLink(): Promise<void> {
  const now = shared()
  const hash = JSON.stringify(now) === JSON.stringify(start) ? '' : `#${await writeHash(now)}`
  // Packing takes time. What was typed meanwhile updates the link itself.
  if (JSON.stringify(shared()) === JSON.stringify(now)) history.replaceState(null, '', location.pathname + hash)
}

async function copyLink(): Promise<void> {
  update()
  await keepInLink()
  try {
    await navigator.clipboard.writeText(location.href)
    say('The link is copied. It holds the config, the customer and the answers.')
  } catch {
    say('The link is in the address bar. It holds the config, the customer and the answers.')
  }
}

async function open(): Promise<void> {
  update()
  if (openButton.disabled || !customer.facts) return
  find('#events').replaceChildren()
  say('')
  const outcome = await openFlow({ config: config.value, facts: customer.facts, nonce, onEvent })
  say(
    outcome === 'failed'
      ? 'The flow stepped aside: on a real page, the page’s own cancel runs now.'
      : `The flow ended: ${outcome}. Nothing was changed, and no event was sent.`,
  )
}

/** Lists an event. Answers given in the flow become the page's answers. */
function onEvent(event: FlowEvent): void {
  find('#events').insertAdjacentHTML('beforeend', show(eventItem(event)))
  if (event.type !== 'survey.answered') return
  const { reason, answers } = event.data
  form.give({ ...(answers as object), reason })
  update()
}

function goTo(path: string): void {
  const { from } = placesIn(configText.state.doc.toString())(path)
  configText.dispatch({ selection: { anchor: from }, scrollIntoView: true })
  configText.focus()
}

function exampleText(id: string): string {
  const example = exampleCustomers.find((one) => one.id === id)
  return example ? JSON.stringify(example.facts(new Date()), null, 2) : ''
}

function say(text: string): void {
  find('#said').textContent = text
}
