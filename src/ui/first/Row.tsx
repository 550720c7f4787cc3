import type { ComponentChildren } from 'preact'

export interface RowProps {
  part: 'reason' | 'option' | 'choice'
  id: number | string
  /** Of the group: one Tab stop, arrows inside. */
  name: string
  type?: 'radio' | 'checkbox'
  label: ComponentChildren
  isPicked: boolean
  onPick: () => void
  children?: ComponentChildren
}

/** One of several to pick from: the whole row picks it. */
export function Row({ part, id, name, type = 'radio', label, isPicked, onPick, children }: RowProps) {
  return (
    <label part={part} data-id={id}>
      <input type={type} name={name} checked={isPicked} onChange={onPick} />
      <span>{label}</span>
      {children}
    </label>
  )
}
