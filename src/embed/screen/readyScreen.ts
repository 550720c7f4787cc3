import type { Flow } from '../../flow/flow'
import type { Page } from '../page/page'
import { createScreen, type FlowScreen, type ScreenOptions } from './createScreen'

/** Screens that were drawn ahead of a press, at most one for each page. */
const ready = new WeakMap<Page, FlowScreen>()

/** Draws a screen for the next press, outside the page. It is only elements: the press draws its own flow in them. */
export function keepScreen(options: Omit<ScreenOptions, 'act'>, flow: Flow): void {
  const screen = createScreen({ ...options, act() {} })
  screen.rehearse(flow)
  ready.set(options.page, screen)
}

/** The screen that was drawn for this config ahead of the press, now in the hands of a flow; else a new one. */
export function takeScreen(options: ScreenOptions): FlowScreen {
  const { page } = options
  const screen = ready.get(page)
  ready.delete(page)
  return screen?.adopt(options) ? screen : createScreen(options)
}

/** Whether a screen is drawn for the page's next press. */
export const hasScreen = (page: Page): boolean => ready.has(page)
