import { h } from 'preact'

export interface RowProps {
  part: 'reason' | 'option'
  id: string
  /** Of the group: one Tab stop, arrows inside. */
  name: string
  label: string
  isPicked: boolean
  onPick: () => void
}

/** One answer of a list: the whole row picks it. */
export function Row({ part, id, name, label, isPicked, onPick }: RowProps) {
  return (
    <label part={part} class="row" data-id={id}>
      <input type="radio" name={name} checked={isPicked} onChange={onPick} />
      <span>{label}</span>
    </label>
  )
}
