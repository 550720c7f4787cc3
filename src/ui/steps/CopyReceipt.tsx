import type { View } from '../view'

/** The receipt as text to keep. */
export function CopyReceipt({ view: { text }, lines }: { view: View; lines: string[] }) {
  // The button's own words tell how it went; the screen is not drawn again, so nothing writes over them.
  const copy = async (button: HTMLButtonElement) => {
    try {
      await navigator.clipboard.writeText(lines.join('\n'))
      button.textContent = text('copied')
    } catch {
      button.textContent = text('notCopied')
    }
  }
  return (
    <button type="button" aria-live="polite" onClick={(event) => copy(event.currentTarget)}>
      {text('receipt')}
    </button>
  )
}
