import type { Page } from 'playwright-core'
import type { Picture } from '../measured'

/** Takes a picture of the flow: of its dialog with a little of the page around it, or of a narrow window whole. */
export async function takePicture(page: Page, says: string): Promise<Picture> {
  const window = page.viewportSize() ?? { width: 1280, height: 720 }
  const rect = (await page.evaluate(dialogRect)) as Rect | null
  const clip = rect && window.width > 480 ? around(rect, window) : { x: 0, y: 0, ...window }
  const png = await page.screenshot({ clip, animations: 'disabled' })
  return { says, png: png.toString('base64'), width: clip.width, height: clip.height }
}

interface Rect {
  x: number
  y: number
  width: number
  height: number
}

const dialogRect = `(() => {
  const dialog = document.querySelector('fairwell-dialog')?.shadowRoot?.querySelector('dialog')
  const { x, y, width, height } = dialog?.getBoundingClientRect() ?? {}
  return width ? { x, y, width, height } : null
})()`

const margin = 12

function around({ x, y, width, height }: Rect, window: { width: number; height: number }): Rect {
  const left = Math.max(0, Math.floor(x - margin))
  const top = Math.max(0, Math.floor(y - margin))
  return {
    x: left,
    y: top,
    width: Math.min(window.width - left, Math.ceil(width + 2 * margin)),
    height: Math.min(window.height - top, Math.ceil(height + 2 * margin)),
  }
}
