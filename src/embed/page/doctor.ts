import { callNative } from '../../base/native'
import type { Page } from './page'
import { unknownSetting } from './unknownSetting'

/** What there is to examine. */
export interface ExamineOptions {
  page: Page
  /** Our script tag; null where a module or a tag manager has run us. */
  script: HTMLScriptElement | null
  /** Whether the page has been idle: what is still missing then will not come by itself. */
  isIdle: boolean | undefined
}

/** Says on the console, once each, what is wrong with the tag and the settings. Only a page with such a fault loads this file. */
export function examine({ page, script, isIdle }: ExamineOptions): void {
  const messages = unknownSettings(page, script)
  if (isIdle) messages.push(...missingConfig(page, script), ...missingTriggers(page))
  for (const message of messages) {
    // Error listeners are not called: nothing has failed yet, and a page without a cancel button may be right.
    if (!page.said.has(message)) console.warn(`[fairwell] ${message}`)
    page.said.add(message)
  }
}

/** First words of the `data-` attributes that consent managers, optimizers and routers write on any script tag. */
const foreignWords =
  'category src type id name react vue v svelte gtm load strategy precedence href swup pjax hid head vmid service requires ' +
  'consentid categories cmp wp jetpack minify skip exclude rocket no pagespeed usercentrics ot'

/** Matches the names whose first word is one of those: `wp` and `wpAcf`, but not `wpa`. */
const foreign = new RegExp(`^(${foreignWords.replaceAll(' ', '|')})([A-Z]|$)`)

/** One message for each setting that we do not know, whether from `init` or from the tag. */
function unknownSettings({ settings }: Page, script: HTMLScriptElement | null): string[] {
  return Object.keys(settings).flatMap((name) => {
    const isAttribute = script !== null && Object.hasOwn(script.dataset, name)
    if (isAttribute && foreign.test(name)) return []
    const problem = isAttribute ? unknownSetting([name], 'script tag', attributeOf) : unknownSetting([name], 'init')
    return problem ? [`${problem} It is left out; the rest counts.`] : []
  })
}

/** The attribute that a dataset name stands for: `onDrop` is `data-on-drop`. */
function attributeOf(name: string): string {
  return `data-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`
}

/** A message where no config is set, which differs with what is left of our script tag. */
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

/** A message where the triggers match no element, or are no selectors; then they are taken back. */
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
