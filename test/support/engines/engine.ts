/** A browser engine, as far as checks need one: few enough calls for every engine to have them all. */
export interface Engine {
  /** As people call it. */
  name: 'Chromium' | 'Firefox' | 'WebKitGTK'
  version: string
  /** An empty page of 1000 by 800 pixels. The one before it has to be closed. */
  newTab(): Promise<Tab>
  close(): Promise<void>
}

/** One page of a browser. */
export interface Tab {
  /** Loads an address. */
  goto(url: string): Promise<void>
  /** The value of a JavaScript expression in the page, as JSON; a promise is awaited. Rejects with what it throws. */
  js<T = unknown>(expression: string): Promise<T>
  /** Presses the mouse at these pixels of the window. */
  clickAt(point: { x: number; y: number }): Promise<void>
  /** Presses a key. */
  key(name: Key): Promise<void>
  /** Types into what has the focus. */
  text(words: string): Promise<void>
  /** What is painted, as a PNG. */
  shot(): Promise<Buffer>
  /** Goes back to the page before. */
  back(): Promise<void>
  close(): Promise<void>
}

/** A key by its name in `KeyboardEvent.key`, but for the space bar. */
export type Key = 'Enter' | 'Escape' | 'Space' | 'Tab' | 'ArrowDown' | 'ArrowUp' | 'End'

export const windowSize = { width: 1000, height: 800 }

/** Says that this machine has no such engine, and cannot get one. */
export class EngineMissing extends Error {
  override name = 'EngineMissing'
}
