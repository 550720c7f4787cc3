/** Why the customer leaves, for who answers them. */
export interface Note {
  /** The id of the picked reason. */
  reason: string
  /** The reason as the customer read it. */
  words: string
}

/** A vendor's messenger on the page, by the global that its own documentation names. */
export interface Messenger {
  /** Whether it is on the page. */
  isThere(): boolean
  /** Opens it with why the customer leaves, as far as it can take that. `note` is absent where no reason was picked. */
  open(note: Note | undefined): void
}

/** A global of the page, of a vendor whose types we do not have. */
export function globalNamed(name: string): VendorGlobal | undefined {
  return (window as unknown as Record<string, VendorGlobal | undefined>)[name]
}

/** What vendors' globals are: functions that take a command, or objects with methods. */
export interface VendorGlobal {
  (...args: unknown[]): unknown
  push?: (command: unknown[]) => unknown
  widget?: Readonly<Record<string, ((...args: unknown[]) => unknown) | undefined>>
}
