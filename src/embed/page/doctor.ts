import { callNative } from '../../base/native'
import type { Page } from './page'
import { unknownSetting } from './unknownSetting'

export interface ExamineOptions {
  page: Page
  /** Our tag; a module, and what a tag manager runs, has none. */
  script: HTMLScriptElement | null
  /** What is missing by now will not come by itself. */
  isIdle: boolean | undefined
}

/** Says, once of each, what is wrong with the tag and the settings. Loaded only by a page on which something is. */
export function examine({ page, script, isIdle }: ExamineOptions): void {
  const messages = unknownSettings(page, script)
  if (isIdle) messages.push(...missingConfig(page, script), ...missingTriggers(page))
  for (const message of messages) {
    // Not to listeners for errors: nothing went wrong yet, and a page without the button may be as it should.
    if (!page.said.has(message)) console.warn(`[fairwell] ${message}`)
    page.said.add(message)
  }
}

/** What others write on script tags beside those that every page looks for: consent managers, optimizers, routers. */
const foreigners =
  /^(category|src|type|id|name|react|vue|v|svelte|gtm|load|strategy|precedence|href|swup|pjax|hid|head|vmid|service|requires|consentid|categories|cmp|wp|jetpack|minify|skip|exclude|rocket|no|pagespeed|usercentrics|ot)([A-Z]|$)/

/** Of init and attributes alike; the others work. */
function unknownSettings({ settings }: Page, script: HTMLScriptElement | null): string[] {
  return Object.keys(settings).flatMap((name) => {
    const isAttribute = script !== null && Object.hasOwn(script.dataset, name)
    if (isAttribute && foreigners.test(name)) return []
    const problem = isAttribute ? unknownSetting([name], 'script tag', attributeOf) : unknownSetting([name], 'init')
    return problem ? [`${problem} It is left out; the rest counts.`] : []
  })
}

function attributeOf(name: string): string {
  return `data-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`
}

function missingConfig({ settings }: Page, script: HTMLScriptElement | null): string[] {
  if (settings.config) return []
  const done = "Nothing is taken over; the page's own cancel runs."
  const call = "fairwell('init', { config, endpoint, triggers })"
  if (!script)
    return [
      `script tag: expected data-config on the running tag, got no tag: a module, import() or a tag manager ran the file, and hides it. ${done} Call ${call}, or load it by <script src defer data-config=…> without type="module".`,
    ]
  const given = Object.keys(script.dataset).map(attributeOf)
  return [
    given.length
      ? `data-config: expected the URL of a config or "#id" of one in the page, got nothing beside ${given.join(', ')}. ${done} Set it, or call ${call}.`
      : `script tag: expected data-config, data-endpoint and data-triggers, got a tag without attributes; tag managers take them off. ${done} Set them, or call ${call}.`,
  ]
}

function missingTriggers({ settings }: Page): string[] {
  const { triggers } = settings
  if (!triggers) return []
  try {
    if (callNative(document, 'querySelectorAll', triggers).length) return []
  } catch (cause) {
    settings.triggers = ''
    return [
      `triggers: expected CSS selectors, got "${triggers}" (${cause}). No button is taken over; the page's own cancel runs.`,
    ]
  }
  return [
    `triggers: expected an element that matches "${triggers}", got none on this page so far. Nothing is taken over until there is one.`,
  ]
}
