/** Something that can be pressed on a screen, as it is drawn. */
export interface Control {
  /** Where it stands in the list that the page keeps of what can be pressed. */
  index: number
  name: string
  tag: string
  width: number
  height: number
  fontSize: string
  fontWeight: string
  /** The contrast of its text with what is behind it; null where a picture is behind it. */
  textContrast: number | null
  /** The greater contrast of its border and of its fill with what is around it; null where a picture is. */
  edgeContrast: number | null
  /** The computed colors of its fill, border and text. */
  colors: string
  isDisabled: boolean
  isInWindow: boolean
  /** Whether a press submits a form by POST. */
  posts: boolean
}

/** A text of a screen, what it stands in, and its contrast; null where a picture is behind it or nobody can press it. */
export interface ScreenText {
  text: string
  place: 'button' | 'heading' | 'item' | 'answer' | 'line'
  contrast: number | null
  isLarge: boolean
}

/** What a customer has before them at one time: the topmost dialog, or the page where there is none. */
export interface Screen {
  isDialog: boolean
  language: string
  heading: string
  address: string
  controls: Control[]
  texts: ScreenText[]
  /** The names of the answers to pick one from, and of whatever is picked already. */
  choices: string[]
  preselected: string[]
  /** The fields that have to be filled in, and how many fields there are. */
  required: string[]
  fields: number
}
