import type { Flow } from '../../flow/flow'
import type { Page } from '../page/page'
import { createScreen, type FlowScreen, type ScreenOptions } from './createScreen'

/** A screen that was drawn ahead of a press, and what it was drawn by. */
interface Ready {
  screen: FlowScreen
  config: ScreenOptions['config']
  settings: Page['settings']
}

/** At most one for each page. */
const ready = new WeakMap<Page, Ready>()

/** Draws a screen for the next press, unseen. It is only elements: the press draws its own flow in them. */
export function keepScreen(options: Omit<ScreenOptions, 'act'>, flow: Flow): void {
  const { page, config } = options
  const screen = createScreen({ ...options, act() {} })
  screen.rehearse(flow)
  ready.set(page, { screen, config, settings: page.settings })
}

/** The screen that was drawn ahead of the press by this config and these settings, now in the hands of a flow; else a new one. */
export function takeScreen(options: ScreenOptions): FlowScreen {
  const { page, config } = options
  const kept = ready.get(page)
  ready.delete(page)
  if (kept?.config !== config || kept.settings !== page.settings) return createScreen(options)
  kept.screen.adopt(options)
  return kept.screen
}

/** Whether a screen is drawn for the page's next press. */
export const hasScreen = (page: Page): boolean => ready.has(page)
