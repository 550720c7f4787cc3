export interface MountHostProps {
  /** Of what the page registered to draw it. */
  name: string
  /** Of the custom offer that it is about, when it is about one. */
  offer?: string
}

/** Where something of the merchant's own shows through: it stands in the page beside our shadow root, not in it. */
export function MountHost({ name, offer }: MountHostProps) {
  return <slot part="mount" name={offer ?? name} data-id={offer} data-mount={name} />
}
