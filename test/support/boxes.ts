import { examples } from '../../demo/gallery/examples'
import { showScreen } from './everyScreen'
import type { Visit } from './visit'

/** Where an element stands in the window, in CSS pixels. */
export interface Box {
  x: number
  y: number
  right: number
  bottom: number
  width: number
  height: number
}

/** The boxes of all that the selector finds in the dialog, in CSS pixels. */
export function boxes({ page }: Visit, selector: string): Promise<Box[]> {
  return page.evaluate((selector) => {
    const found = document.querySelector('fairwell-dialog')?.shadowRoot?.querySelectorAll(selector) ?? []
    return [...found].map((element) => {
      const { x, y, right, bottom, width, height } = element.getBoundingClientRect()
      return { x, y, right, bottom, width, height }
    })
  }, selector)
}

/** The box of the first that the selector finds. */
export async function box(visit: Visit, selector: string): Promise<Box> {
  const [found] = await boxes(visit, selector)
  if (!found) throw new Error(`nothing is ${selector}`)
  return found
}

/** Leads to the gallery's screen of this id. */
export async function show(visit: Visit, id: string): Promise<void> {
  const example = examples.find((each) => each.id === id)
  if (!example) throw new Error(`no screen is called ${id}`)
  await showScreen(visit, example)
}

/** Computed values of these properties, of what the selector finds in the dialog. */
export function style({ page }: Visit, selector: string, ...names: string[]): Promise<string[]> {
  return page.evaluate(
    ([selector, names]) => {
      const found = document.querySelector('fairwell-dialog')?.shadowRoot?.querySelector(selector as string)
      if (!found) throw new Error(`nothing is ${selector}`)
      return (names as string[]).map((name) => getComputedStyle(found).getPropertyValue(name))
    },
    [selector, names] as const,
  )
}

/** Boxes to the nearest pixel: what a customer sees move. */
export const places = async (visit: Visit, selector: string) =>
  (await boxes(visit, selector)).map(({ x, y, right, bottom }) => [x, y, right, bottom].map(Math.round))
