import type { Action } from '../../../src/flow/flow'
import { createDrawing } from './createDrawing'
import { find } from './find'
import type { Played } from './playedFlow'
import { type Screen, screensOf } from './screensOf'

/** The room of a thumbnail's screen in pixels; playground.css leaves 8 more around it. */
const room = { width: 224, height: 284 }

/** Draws every screen of this config small. A press on one is told to `onPick`. */
export function drawThumbnails(played: Played, onPick: (presses: Action[]) => void): void {
  const screens = screensOf(played)
  const drawings = screens.map((screen) => ({ screen, drawing: createDrawing(() => {}) }))
  find('#screens').replaceChildren(...drawings.map(({ screen, drawing }) => thumbnail(screen, drawing.element, onPick)))
  for (const { screen, drawing } of drawings) drawing.draw(screen.flow)
  // All are measured before one is scaled: the browser then lays the page out once.
  const sizes = drawings.map(({ drawing }) => drawing.size())
  for (const [index, { drawing }] of drawings.entries()) drawing.fit(sizes[index] ?? room, room)
}

function thumbnail({ title, presses }: Screen, drawing: HTMLElement, onPick: (presses: Action[]) => void): HTMLElement {
  const box = Object.assign(document.createElement('div'), { className: 'thumbnail', inert: true })
  const button = Object.assign(document.createElement('button'), { type: 'button', textContent: title })
  const figure = document.createElement('figure')
  const caption = document.createElement('figcaption')
  button.addEventListener('click', () => onPick(presses))
  box.append(drawing)
  caption.append(button)
  figure.append(box, caption)
  return figure
}
