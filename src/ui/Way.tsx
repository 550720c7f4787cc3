import { h } from 'preact'
import type { View } from './view'

export interface WayProps {
  view: View
  /** The action, the part and our text for it are one word. */
  name: 'back' | 'cancel' | 'close' | 'confirm' | 'continue' | 'decline' | 'keep' | 'retry'
  part?: string
  label?: string
  class?: string
}

/** A button that does one of the customer's actions. Busy, it stays where the focus is and does nothing. */
export function Way({ view, name, part = name, label = view.text(name), class: look }: WayProps) {
  return (
    <button type="button" part={part} class={look} aria-disabled={view.flow.busy} onClick={() => view.act({ type: name })}>
      {label}
    </button>
  )
}
