import type { ComponentChildren } from 'preact'
import type { Action } from '../../flow/flow'
import type { View } from './view'

export interface WayProps {
  /** The part, our text for it and, where no `onClick` is given, the action are one word. */
  name: string
  part?: string | undefined
  label?: ComponentChildren
  class?: string
  onClick?: (event: MouseEvent) => void
  /** What a link saves under this name instead of going there. */
  download?: string
  /** A link where a link does the work, so that it opens, copies and middle-clicks as links do. */
  href?: string | undefined
  target?: string | undefined
  'aria-label'?: string
  'aria-describedby'?: string
}

/** A button that does one of the customer's actions. Busy, it stays where the focus is and does nothing. */
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
  // The second click of a double one would press what the next screen has put under the finger.
  const press = (event: MouseEvent) => void (event.detail < 2 && onClick(event))
  const shared = { ...look, part, onClick: press, 'aria-disabled': view.flow.busy && name !== 'close' }
  return href ? (
    <a {...shared} href={href} download={download} target={target} rel="noreferrer">
      {label}
    </a>
  ) : (
    <button type="button" {...shared}>
      {label}
    </button>
  )
}
