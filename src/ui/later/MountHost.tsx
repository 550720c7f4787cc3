/** What is to be drawn, and by which mount. */
export interface MountHostProps {
  /** The name under which the page has registered the mount. */
  name: string
  /** The id of the custom offer that it draws, if it draws one. */
  offer?: string
}

/**
 * A slot for what the merchant's mount draws: that element is in the page and not in our shadow root, so the page's styles reach
 * it.
 */
export function MountHost({ name, offer }: MountHostProps) {
  return <slot part="mount" name={offer ?? name} data-id={offer} data-mount={name} />
}
