/**
 * JSX that makes elements, and a way to bring an earlier tree up to a new one. Preact does this too, and more, for 4.4 KB
 * gzip of a page's 22: all that our screens need of it is here, for a tenth.
 */
export function h(type: string | Component, props: Attributes | null, ...children: Children[]): Node {
  if (typeof type === 'function') return type({ ...props, children } as never)
  const element = /^(svg|path)$/.test(type)
    ? document.createElementNS('http://www.w3.org/2000/svg', type)
    : document.createElement(type)
  for (const [name, value] of Object.entries(props ?? {})) {
    if (typeof value === 'function' || liveProperties.includes(name))
      Object.assign(element, { [name.toLowerCase()]: value })
    // What ARIA calls false has to be said; any other attribute is false by its absence.
    else if (name !== 'children' && value != null && (value !== false || name.startsWith('aria-')))
      element.setAttribute(name, String(value))
  }
  element.append(...nodesOf(children))
  return element
}

export type Child = Node | string | number | false | null | undefined
export type Children = Child | Children[]
type Component = (props: never) => Node

interface Attributes {
  [name: string]: unknown
  children?: Children
  onClick?: ((event: MouseEvent) => unknown) | undefined
  onChange?: (event: Event) => unknown
  onInput?: (event: InputEvent & { currentTarget: HTMLTextAreaElement }) => unknown
}

/** Where TypeScript looks for the types of JSX. */
export declare namespace h {
  namespace JSX {
    type Element = Node
    interface ElementChildrenAttribute {
      children: unknown
    }
    interface IntrinsicElements {
      [tag: string]: Attributes
    }
  }
}

/** Properties that an attribute only starts. */
const liveProperties = ['value', 'checked']
const handlers = ['onclick', 'onchange', 'oninput']

function nodesOf(children: Children[]): (Node | string)[] {
  return (children.flat(9) as Child[]).filter((child): child is Node | string => child != null && child !== false)
}

/**
 * Makes `old` what `next` is, and leaves what stays the same untouched: the focus, the caret and a half-written text.
 * Siblings are the same by tag, part and `data-id`, and keep their order.
 */
export function morph(old: Node, next: Node): void {
  if (!(old instanceof Element && next instanceof Element)) {
    if (old.nodeValue !== next.nodeValue) old.nodeValue = next.nodeValue
    return
  }
  for (const { name } of [...old.attributes]) if (!next.hasAttribute(name)) old.removeAttribute(name)
  for (const { name, value } of next.attributes) if (old.getAttribute(name) !== value) old.setAttribute(name, value)
  for (const name of [...liveProperties, ...handlers] as ('onclick' | 'id')[]) {
    const [from, to] = [next as HTMLElement, old as HTMLElement]
    if (name in to && to[name] !== from[name]) Object.assign(to, { [name]: from[name] })
  }
  morphChildren(old, next)
}

function morphChildren(old: Element, next: Element): void {
  let cursor = old.firstChild
  for (const child of [...next.childNodes]) {
    let match = cursor
    while (match && !isSame(match, child)) match = match.nextSibling
    if (match) {
      cursor = removeUntil(cursor, match)
      morph(match, child)
      cursor = match.nextSibling
    } else old.insertBefore(child, cursor)
  }
  removeUntil(cursor, null)
}

function isSame(one: Node, other: Node): boolean {
  const nameOf = (node: Node) =>
    node instanceof Element ? [node.tagName, node.getAttribute('part'), node.getAttribute('data-id')].join() : ''
  return nameOf(one) === nameOf(other)
}

function removeUntil(from: ChildNode | null, end: ChildNode | null): ChildNode | null {
  let node = from
  while (node && node !== end) {
    const gone = node
    node = node.nextSibling
    gone.remove()
  }
  return end
}
