/** A press that cancels, as it was made. */
export interface Trigger {
  event: Event
  /** The path's first node: the one that was clicked, deep inside the button perhaps. */
  node: Element
  /** The element that the selectors name. */
  element: Element
  submitter: HTMLElement | null
}

/** The press as a trigger, or undefined when it is none of ours. */
export function findTrigger(event: Event, selectors: string): Trigger | undefined {
  const path = event.composedPath().filter((node): node is Element => node instanceof Element)
  const isSubmit = event.type === 'submit'
  const element = path.find((node) => node instanceof HTMLFormElement === isSubmit && node.matches(selectors))
  const node = path[0]
  if (!element || !node || isDisabled(element)) return undefined
  return { event, node, element, submitter: (event as SubmitEvent).submitter ?? null }
}

export function isDisabled(element: Element): boolean {
  return element.matches(':disabled, [aria-disabled="true"]')
}

/** Clicks that open a tab, save or select are the browser's. */
export function isPlain(event: Event): boolean {
  const { button, ctrlKey, metaKey, shiftKey, altKey } = event as MouseEvent
  return event.type === 'submit' || !(button || ctrlKey || metaKey || shiftKey || altKey)
}

/** The form that a press of this element would send and that is not yet filled in right. */
export function invalidForm(element: Element): HTMLFormElement | undefined {
  const { form, type, formNoValidate } = element as HTMLButtonElement
  const isSubmit = form instanceof HTMLFormElement && /^(submit|image)$/.test(type)
  return isSubmit && !formNoValidate && !form.noValidate && !form.checkValidity() ? form : undefined
}
