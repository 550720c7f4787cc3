import type { ComponentChildren } from 'preact'
import type { Action } from '../../flow/flow'
import type { View } from './view'

/** What a button or link shows and does. */
export interface WayProps {
  /** One word that is the part, the key of our text and, without `onClick`, the type of the action. */
  name: string
  part?: string | undefined
  label?: ComponentChildren
  class?: string
  onClick?: (event: MouseEvent) => void
  /** The file name under which a link saves its target, instead of going there. */
  download?: string
  /** Makes it a link, so that the browser can copy it or open it in a tab. */
  href?: string | undefined
  target?: string | undefined
  'aria-label'?: string
  'aria-describedby'?: string
}

/**
 * A button or link for one of the customer's actions. While a handler works it does nothing, but it keeps the focus, and the one
 * that was pressed is marked.
 */
export function Way({ view, ...props }: WayProps & { view: View }) {
  const {
    name,
    part = name,
    label = view.text(name),
    onClick = () => view.act({ type: name } as Action),
    href,
    download,
    target,
    ...look
  } = props
  // The second click of a double click would press whatever the next screen has at that place.
  const press = (event: MouseEvent) => {
    if (event.detail > 1) return
    onClick(event)
    // What only decorates comes last: where it throws, the press has had its effect.
    if (!view.flow.busy) markPressed(event.currentTarget as Element)
  }
  const shown = typeof label === 'string' ? <span>{label}</span> : label
  const shared = { ...look, part, onClick: press, 'aria-disabled': view.flow.busy && name !== 'close' }
  return href ? (
    <a {...shared} href={href} download={download} target={target} rel="noreferrer">
      {shown}
    </a>
  ) : (
    <button type="button" {...shared}>
      {shown}
    </button>
  )
}

/** Marks the last button that was pressed on a screen: it gets the spinner while a handler works. */
function markPressed(button: Element): void {
  const root = button.getRootNode() as ParentNode
  for (const other of root.querySelectorAll('[data-pressed]')) other.removeAttribute('data-pressed')
  button.setAttribute('data-pressed', '')
}
