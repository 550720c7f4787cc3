/** What the doctor found in one place of a page. */
export interface Finding {
  /** `bad` does not work as it is; `doubt` may, but someone should look. */
  mark: 'good' | 'doubt' | 'bad'
  /** The place: `tag`, `data-config`, `policy`. */
  place: string
  /** What is right, or what was expected and what came. */
  message: string
  /** How to mend it. */
  mend?: string | undefined
}

/** Something is as it has to be. */
export const good = (place: string, message: string): Finding => ({ mark: 'good', place, message })
/** Something may work as it is, but someone should look. */
export const doubt = (place: string, message: string, mend?: string): Finding => ({
  mark: 'doubt',
  place,
  message,
  mend,
})
/** Something does not work as it is. */
export const bad = (place: string, message: string, mend?: string): Finding => ({ mark: 'bad', place, message, mend })
