import type { IncomingMessage, ServerResponse } from 'node:http'

/** A host page: a library, or a way to build pages, and the cancel that such a page has without us. */
export interface Stack {
  name: string
  /** What it is made of: names of packages in test/hosts/package.json. None for what browsers do by themselves. */
  packages: string[]
  /** Whether it is in the sample that `npm test` runs; its packages are then `dependencies` of test/hosts. */
  isSample?: true
  /** The file in test/hosts/pages that the page loads. */
  entry?: string
  head?: string
  /** In place of an empty `#app`. It has a `#cancel`, and an `#other` that calls `stay()`. */
  body?: string
  /** What the server answers to `/fragment`, for pages that ask it for their HTML. */
  fragment?: string | Answer
  /** Attributes of our tag without their `data-`, over the usual ones. */
  data?: Record<string, string>
  /** What reaches the server when the subscription is canceled, as `POST /canceled`. */
  does: string
  /** How the server answers it; with a small page where nothing is said. */
  answer?: Answer
  /** What is in the page once its own cancel works, where that is not there from the start. */
  ready?: string
  /** Presses that bring the page's cancel into sight, in order: a menu, a dialog. */
  reach?: string[]
  /** What is pressed to cancel, where that is not `#cancel`. */
  press?: string
  /** What is pressed to see that the page goes on, where that is not `#other`. */
  other?: string
  /** What the page asks with `confirm()` before it cancels. */
  asks?: string
  /** Where the focus is once our dialog was closed, where that is not on what was pressed. */
  focus?: string
  /** What the page does to itself behind our open dialog, each as a script. */
  changes?: Record<string, string>
  /** What is special about it, in one line of docs/hosts.md. */
  special: string
  /** What the author of such a page has to know. */
  advice?: string
}

export type Answer = (request: IncomingMessage, response: ServerResponse) => void

/** Leads on to a page that says so, as servers answer a form. */
export const redirect: Answer = (_, response) => response.writeHead(303, { location: '/done' }).end()
