import { createHost } from '../../../src/embed/screen/createHost'
import { laterSteps, laterStyles } from '../../../src/embed/screen/later'
import { placeMounts } from '../../../src/embed/screen/placeMounts'
import { speakWhole } from '../../../src/embed/texts/speakWhole'
import { spokenIn } from '../../../src/embed/texts/spokenIn'
import type { Action, Flow } from '../../../src/flow/flow'
import { createDialog } from '../../../src/ui/dialog/Dialog'
import { themeStyle } from '../../../src/ui/dialog/theme'
import { firstSteps } from '../../../src/ui/first/firstSteps'
import { createView } from '../../../src/ui/first/view'
import { en } from '../../../src/ui/languages/en'

/** A screen of a flow as a part of this page, scaled to the room that it is given. */
export interface Drawing {
  readonly element: HTMLElement
  /** Draws the flow. It takes no focus: whoever types in the editor keeps it. */
  draw(flow: Flow): void
  /** The size of the screen, unscaled; it has to be on the page. */
  size(): Size
  /** Scales the screen down to this room, if it is larger. */
  fit(size: Size, room: Partial<Size>): void
}

/** A width and a height in pixels. */
export interface Size {
  width: number
  height: number
}

const steps = { ...firstSteps, ...laterSteps }

/** Makes a place for the real screens, which draws any state of a flow at once and without a frame. `act` is told of presses. */
export function createDrawing(act: (action: Action) => void): Drawing {
  const element = Object.assign(document.createElement('div'), { className: 'drawing' })
  const host = createHost()
  const dialog = createDialog(host, {}, () => act({ type: 'close' }))
  dialog.addStyles(laterStyles)
  // What an offer links to would take the place of the playground.
  dialog.root.addEventListener('click', (event) => (event.target as Element).closest('a') && event.preventDefault())
  element.append(host)

  function draw(flow: Flow): void {
    const { step, offerIndex, merchantStep, config } = flow
    const spoken = speakWhole(spokenIn('en', en, config.messages))
    const screen = steps[step]?.(createView({ flow, act, spoken, now: new Date() }))
    // An element that is inert is not focused.
    host.inert = true
    dialog.draw({
      name: `${merchantStep?.id ?? step}${offerIndex}`,
      step,
      look: { lang: 'en', dir: 'ltr', style: { ...themeStyle(config.theme), position: 'static', animation: 'none' } },
      screen,
    })
    host.inert = false
    box().open = true
    placeMounts(host, dialog.root)
    for (const place of host.querySelectorAll<HTMLElement>('[data-mount]'))
      place.textContent = `Your page draws “${place.dataset.mount}” here.`
  }

  function box(): HTMLDialogElement {
    return dialog.root.querySelector('dialog') as HTMLDialogElement
  }

  function size(): Size {
    element.style.zoom = ''
    const { offsetWidth: width, offsetHeight: height } = box()
    return { width, height }
  }

  function fit({ width, height }: Size, room: Partial<Size>): void {
    element.style.zoom = String(Math.min(1, (room.width ?? width) / width, (room.height ?? height) / height))
  }

  return { element, draw, size, fit }
}
