/** A press that cancels, as it was made. */
export interface Trigger {
  event: Event
  /** The path's first node: the one that was clicked, deep inside the button perhaps. */
  node: Element
  /** The element that the selectors name. */
  element: Element
  /** What the press would send, and by which button. Read now: a button that leaves the page forgets its form. */
  form?: HTMLFormElement | undefined
  submitter?: Submitter | undefined
}

export type Submitter = HTMLButtonElement | HTMLInputElement

/** The press as a trigger, or undefined when it is none of ours. */
export function findTrigger(event: Event, selectors: string): Trigger | undefined {
  const path = event.composedPath().filter((node): node is Element => node instanceof Element)
  const isSubmit = event.type === 'submit'
  const element = path.find((node) => node instanceof HTMLFormElement === isSubmit && node.matches(selectors))
  const node = path[0]
  if (!element || !node || isDisabled(element)) return undefined
  if (element instanceof HTMLFormElement) {
    return { event, node, element, form: element, submitter: (event as SubmitEvent).submitter as Submitter }
  }
  const { form, type } = element as Submitter
  const submits = form instanceof HTMLFormElement && /^(submit|image)$/.test(type)
  return { event, node, element, ...(submits && { form, submitter: element as Submitter }) }
}

export function isDisabled(element: Element): boolean {
  return element.matches(':disabled, [aria-disabled="true"]')
}

/** Clicks that open a tab, save or select are the browser's. */
export function isPlain(event: Event): boolean {
  const { button, ctrlKey, metaKey, shiftKey, altKey } = event as MouseEvent
  return !(button || ctrlKey || metaKey || shiftKey || altKey)
}

/** Whether the browser would refuse to send the form as it is filled in, and say so. */
export function isInvalid({ form, submitter }: Trigger): boolean {
  return form !== undefined && !form.noValidate && !submitter?.formNoValidate && !form.checkValidity()
}
