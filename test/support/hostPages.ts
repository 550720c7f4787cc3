import { patient, subscriber } from './everyOffer'
import type { MerchantPage } from './merchantPage'

/** A page as merchants build them, and how the dialog has to look on it, whatever the customer's system prefers. */
export interface HostPage {
  name: string
  page: MerchantPage
  scheme: 'light' | 'dark'
  /** The first family of the font. */
  font: string
  /** In px. */
  radius: number
}

const host = (name: string, css: string, expected: Omit<HostPage, 'name' | 'page'>, page: MerchantPage = {}) => ({
  name,
  ...expected,
  page: { ...patient, customer: subscriber, head: `<style>${css}</style>`, ...page },
})

const button = '<main><h1>Account</h1><button id="cancel" class="btn">Cancel plan</button></main>'
const link = '<main><h1>Account</h1><a id="cancel" href="#bye">Cancel plan</a></main>'
const plain = { scheme: 'light', font: 'system-ui', radius: 20 } as const

/** In the manner of Tailwind, Bootstrap and Material, dark products, and pages that say nothing of themselves. */
export const hostPages: HostPage[] = [
  host(
    'Tailwind',
    `*, ::before, ::after { box-sizing: border-box; border: 0 solid; margin: 0; padding: 0 }
     html { font-family: ui-sans-serif, system-ui, sans-serif; line-height: 1.5 }
     button { font: inherit; color: inherit; background-color: transparent; border-radius: 0 }
     body { background-color: oklch(0.985 0.002 247.839) }
     .btn { border-radius: 0.375rem; background-color: oklch(0.577 0.245 27.325); padding: 0.5rem 0.75rem; font-size: 0.875rem }`,
    { scheme: 'light', font: 'ui-sans-serif', radius: 6 / 0.7 },
    { body: button },
  ),
  host(
    'Tailwind in the dark',
    `html { font-family: Inter, sans-serif } button { font: inherit }
     body { background-color: oklch(0.129 0.042 264.695); color: oklch(0.928 0.006 264.531) }
     .btn { border: 0; border-radius: 9999px; background: oklch(0.985 0.002 247.839) }`,
    { scheme: 'dark', font: 'Inter', radius: 20 / 0.7 },
    { body: button },
  ),
  host(
    'Bootstrap',
    `body { margin: 0; font-family: "Segoe UI", Roboto, sans-serif; background-color: #fff }
     .btn { font-family: inherit; font-size: 1rem; border: 1px solid #dc3545; border-radius: 0.375rem; background-color: transparent }`,
    { scheme: 'light', font: '"Segoe UI"', radius: 6 / 0.7 },
    { body: button },
  ),
  host(
    'Material, with fonts on its controls alone',
    `body { background: #fafafa }
     .btn { font-family: Roboto, Helvetica, Arial, sans-serif; font-size: 0.875rem; border: 0; border-radius: 4px; background: #1976d2 }`,
    { scheme: 'light', font: 'Roboto', radius: 4 / 0.7 },
    { body: button },
  ),
  host(
    'a square one',
    'body { font-family: Georgia, serif; background: #fff } .btn { font: inherit; border: 2px solid #000; border-radius: 0 }',
    { scheme: 'light', font: 'Georgia', radius: 0 },
    { body: button },
  ),
  host(
    'a dark product that declares nothing',
    'html { background: #0b0d12; color: #e6e6e6; font-family: Inter, sans-serif } a { color: #f77 }',
    { scheme: 'dark', font: 'Inter', radius: 20 },
    { body: link },
  ),
  host(
    'a dark gradient',
    'body { background: linear-gradient(#123, #000); color: #fff; font-family: Verdana }',
    { scheme: 'dark', font: 'Verdana', radius: 20 },
    { body: link },
  ),
  host(
    'a light card on a dark page',
    'body { background: #111; color: #eee } section { background: #fff; color: #111 }',
    plain,
    { body: `<section>${link}</section>` },
  ),
  host('a page of no styles', '', plain, { body: button }),
  host('a page of no styles, with a link', '', plain, { body: link }),
  host(
    'a page that is dark by its meta element',
    '',
    { ...plain, scheme: 'dark' },
    { head: '<meta name="color-scheme" content="dark">', body: link },
  ),
  host(
    'a card in a shadow root',
    'body { background: #101014 }',
    { scheme: 'dark', font: 'Futura', radius: 10 / 0.7 },
    {
      body: `<account-card></account-card><script>
        document.querySelector('account-card').attachShadow({ mode: 'open' }).innerHTML =
          '<div style="font-family: Futura"><button id="cancel" style="font: inherit; border: 1px solid; border-radius: 10px">Cancel plan</button></div>'
      </script>`,
    },
  ),
]

/** Brand colors, of which no two ask for the same: pale, loud, dark, gray, black and white. */
export const brands = [
  '#5b21b6',
  '#ffd60a',
  '#ff2d8a',
  '#0b1d3a',
  '#000000',
  '#ffffff',
  '#808080',
  '#2f5d50',
  '#0d6efd',
  '#00ff88',
  '#e11d48',
  '#bfe3ff',
]
