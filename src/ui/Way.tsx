import type { Action } from '../flow/flow'
import { type Children, h } from './h'
import type { View } from './view'

export interface WayProps {
  /** The part, our text for it and, where no `onClick` is given, the action are one word. */
  name: string
  part?: string | undefined
  label?: Children
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
    ...look
  } = props
  // The second click of a double one would press what the next screen has put under the finger.
  const press = (event: MouseEvent) => event.detail < 2 && onClick(event)
  const shared = { ...look, part, onClick: press, 'aria-disabled': view.flow.busy && name !== 'close' }
  return look.href ? h('a', { ...shared, rel: 'noreferrer' }, label) : h('button', shared, label)
}
