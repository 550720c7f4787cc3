import { jsonParseLinter } from '@codemirror/lang-json'
import { linter } from '@codemirror/lint'
import { switchedOn } from '../../../src/cli/prove/switchedOn'
import type { Config, FlowEvent } from '../../../src/index'
import { answersForm } from './answersForm'
import { configEditor } from './configEditor'
import { createEditor, replaceText } from './createEditor'
import { eventItem } from './eventItem'
import { exampleCustomers } from './exampleCustomers'
import { find, show } from './find'
import { createLiveFlow } from './liveFlow'
import { openFlow } from './openFlow'
import { placesIn } from './placesIn'
import type { Played } from './playedFlow'
import { createProving } from './proving'
import { type ReadConfig, type ReadCustomer, readConfigText, readCustomerText } from './readTexts'
import { longestLink, readHash, type Shared, writeHash } from './shareLink'
import { showDecision } from './showDecision'
import { showProblems } from './showProblems'
import { situationFor } from './situationFor'
import { drawThumbnails } from './thumbnails'

const [schema, ownConfig] = await Promise.all([
  fetch('/config.schema.json').then((response) => response.json()),
  fetch('/cancel-flow.json').then((response) => response.text()),
])

const start: Shared = { config: ownConfig, customer: exampleText('ada'), answers: { reason: 'too_expensive' } }
const nonce = find('main').dataset.nonce ?? ''
const examples = find<HTMLSelectElement>('#customer-example')
const openButton = find<HTMLButtonElement>('#open-flow')
const proveButton = find<HTMLButtonElement>('#prove')
const form = answersForm(find('#answers'), update)
const proving = createProving()
const live = createLiveFlow((answers) => {
  form.give(answers)
  update()
})
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
let pause: ReturnType<typeof setTimeout> | undefined
let frame = 0
/** The texts that the flow beside the editor was last drawn from. */
let drawn = ''

examples.append(...exampleCustomers.map(({ id, label }) => new Option(label, id)), new Option('Edited', ''))
examples.addEventListener('change', () => {
  if (examples.value) replaceText(customerText, exampleText(examples.value))
  update()
})
for (const list of [find('#problems'), find('#proof')]) {
  list.addEventListener('click', ({ target }) => {
    const path = (target as Element).closest<HTMLElement>('[data-path]')?.dataset.path
    if (path !== undefined) goTo(path)
  })
}
proveButton.addEventListener('click', () => config.config && proving.start(config.config))
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
  read()
  if (config.config) form.draw(config.config.survey)
  examples.value = exampleCustomers.find(({ id }) => exampleText(id) === customerText.state.doc.toString())?.id ?? ''
  openButton.disabled = config.value === undefined || !customer.facts
  proveButton.disabled = !config.config
  showProblems(config.problems)
  follow()
  clearTimeout(pause)
  pause = setTimeout(showScreens, 300)
  showDecision(config, customer, form.answers())
  void keepInLink()
}

function updateSoon(): void {
  clearTimeout(timer)
  timer = setTimeout(update, 200)
  cancelAnimationFrame(frame)
  frame = requestAnimationFrame(() => {
    read()
    follow()
  })
}

function read(): void {
  config = readConfigText(configText.state.doc.toString())
  customer = readCustomerText(customerText.state.doc.toString())
}

/** Draws the flow beside the editor, at every key. A text that is broken for the moment keeps the last sound flow, and it says why. */
function follow(): void {
  const texts = textsNow()
  if (config.config && customer.facts && texts !== drawn) {
    live.show(played(config.config))
    proving.clear()
    drawn = texts
  }
  const fault = config.problems.find(({ severity }) => severity === 'error')
  const where = fault ? `${fault.path && `${fault.path}: `}${fault.message}` : customer.fault
  find('#live-fault').textContent = where
    ? `The last sound config is shown. ${where}`
    : config.config
      ? offNote(config.config)
      : ''
}

/** Draws every screen small. It waits for a pause: forty screens for every key would slow the one that is looked at. */
function showScreens(): void {
  const screens = find('#screens')
  if (!config.config || !customer.facts || screens.dataset.of === textsNow()) return
  screens.dataset.of = textsNow()
  drawThumbnails(played(config.config), (presses) => {
    live.goTo(presses)
    find('#live-heading').scrollIntoView({ block: 'nearest' })
  })
}

function offNote({ enabled }: Config): string {
  return enabled === false ? 'Switched off: the page’s own cancel runs. Below is the flow as if it were on.' : ''
}

function played(sound: Config): Played {
  return { config: switchedOn(sound), situation: situationFor(sound, customer, {}) }
}

function textsNow(): string {
  return `${configText.state.doc}\n${customerText.state.doc}`
}

function shared(): Shared {
  return {
    config: configText.state.doc.toString(),
    customer: customerText.state.doc.toString(),
    answers: form.answers(),
  }
}

/** Puts all of it into the address. Resolves to false where it is too long for a link; the address is then the bare one. */
async function keepInLink(): Promise<boolean> {
  const now = shared()
  const packed = JSON.stringify(now) === JSON.stringify(start) ? '' : await writeHash(now)
  const fits = packed.length <= longestLink
  const hash = packed && fits ? `#${packed}` : ''
  // Packing takes time. What was typed meanwhile updates the link itself.
  if (JSON.stringify(shared()) === JSON.stringify(now)) history.replaceState(null, '', location.pathname + hash)
  return fits
}

async function copyLink(): Promise<void> {
  update()
  if (!(await keepInLink())) {
    say(
      `There is no link: packed, this is longer than the ${longestLink / 1000} KB that browsers and mail keep whole. Send the config as a file.`,
    )
    return
  }
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
