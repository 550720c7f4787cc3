import type { ComponentChildren } from 'preact'

/** What a row shows, and what picking it does. */
export interface RowProps {
  part: 'reason' | 'option' | 'choice'
  id: number | string
  /** The name of the group: its radio buttons are one Tab stop, with arrow keys inside. */
  name: string
  type?: 'radio' | 'checkbox'
  label: ComponentChildren
  isPicked: boolean
  onPick: () => void
  children?: ComponentChildren
}

/** One of several to pick from; a click anywhere on the row picks it. */
export function Row({ part, id, name, type = 'radio', label, isPicked, onPick, children }: RowProps) {
  return (
    <label part={part} data-id={id}>
      <input type={type} name={name} checked={isPicked} onChange={onPick} />
      <span>{label}</span>
      {children}
    </label>
  )
}
