/**
 * The dialog as a test reaches it, whatever drives the page. Selectors are CSS within the dialog's shadow root; those of parts
 * are promised names.
 */
export interface Screen {
  /** What stands there; undefined where no flow is open. */
  stands(): Promise<Standing | undefined>
  has(selector: string): Promise<boolean>
  press(selector: string): Promise<void>
  fill(selector: string, text: string): Promise<void>
  text(selector: string): Promise<string>
}

/** Which screen stands, and whether a handler is at work behind it. */
export interface Standing {
  /** `survey`, `offer`, `feedback`, `confirm`, `done`, `error`, `state`, `subscription`, or the id of a step of yours. */
  step: string
  title: string
  isBusy: boolean
}
