import { callNative, native } from '../../base/native'
import { isDisabled, type Submitter, type Trigger } from './trigger'

/**
 * The ways to run the page's own action, the best first: the pressed element, another that matches `selectors`, its link, its form.
 * Empty when the page has none of them any more. Run them inside the confirming gesture, the next one only where one threw.
 */
export function findReplays(trigger: Trigger | undefined, selectors: string | undefined): (() => void)[] {
  const { node, element, form, submitter, event } = trigger ?? {}
  const ways: (() => void)[] = []
  const addPress = (target: Element, clicked = target) => {
    if (isForm(target)) ways.push(() => submit(target, submitter))
    // The page may have put something of its own in the place of MouseEvent or dispatchEvent.
    else
      ways.push(
        () => click(clicked, event),
        () => callNative(target as HTMLElement, 'click'),
      )
  }
  if (element && isUsable(element)) addPress(element, node && isUsable(node) ? node : element)
  // `_` is a selector too, and matches nothing.
  const those = [...(callNative(document, 'querySelectorAll', selectors || '_') as NodeListOf<Element>)]
  const twins = those.filter((other) => other !== element && isUsable(other))
  const twin = twins.find((other) => isForm(other) === isForm(element)) ?? twins[0]
  if (twin) addPress(twin)
  const link = element && (callNative(element, 'closest', 'a[href]') as HTMLAnchorElement | null)
  // A link that was taken out of the document keeps its target and its download when it is clicked.
  if (link) ways.push(() => callNative(link, 'click'))
  if (form) ways.push(() => submit(form, submitter))
  return ways
}

function isForm(element: Element | undefined): element is HTMLFormElement {
  return !!element && callNative(element, 'matches', 'form')
}

function isUsable(element: Element): boolean {
  return native(element, 'isConnected') && !isDisabled(element)
}

function click(element: Element, event: Event | undefined): void {
  // Copies the first event: the same place and modifiers, across shadow roots, so that handlers on children run, too.
  const like = event instanceof MouseEvent ? event : { bubbles: true, cancelable: true, composed: true }
  callNative(element, 'dispatchEvent', new MouseEvent('click', like))
}

/** Sends the form by its button. A form that was taken out of the page still holds its fields; it is put back for this task. */
function submit(form: HTMLFormElement, submitter: Submitter | undefined): void {
  const isGone = !native(form, 'isConnected')
  const isLoose = submitter && submitter.form !== form
  if (isGone) callNative(native(document, 'documentElement'), 'append', form)
  if (isLoose) callNative(form, 'append', submitter)
  callNative(form, 'requestSubmit', submitter)
  if (isLoose) submitter.remove()
  if (isGone) callNative(form, 'remove')
}
